/** Takes a colleague out of the company. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const RemoveMemberDocument = graphql(`
  mutation RemoveMember($input: RemoveCompanyMemberInput!) {
    removeCompanyMember(input: $input) {
      company { ...CompanyFields }
      userErrors { code message }
    }
  }
`);

export const useRemoveMember = () => useMutation(RemoveMemberDocument);
