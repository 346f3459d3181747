/** Creates the company whose colleagues share templates and invitations. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const CreateCompanyDocument = graphql(`
  mutation CreateCompany($input: CreateCompanyInput!) {
    createCompany(input: $input) {
      company { id name members { role user { id companyRole company { id name } } } }
      userErrors { code field message }
    }
  }
`);

export const useCreateCompany = () => useMutation(CreateCompanyDocument);
