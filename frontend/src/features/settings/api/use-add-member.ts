/** Adds a colleague who has signed in before. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const AddMemberDocument = graphql(`
  mutation AddMember($input: AddCompanyMemberInput!) {
    addCompanyMember(input: $input) {
      company { ...CompanyFields }
      userErrors { code field message }
    }
  }
`);

export const useAddMember = () => useMutation(AddMemberDocument);
