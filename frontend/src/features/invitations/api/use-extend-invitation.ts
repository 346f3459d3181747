/** Moves an invitation's deadline; an expired one opens again. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const ExtendInvitationDocument = graphql(`
  mutation ExtendInvitation($input: ExtendInvitationInput!) {
    extendInvitation(input: $input) {
      invitation { ...InvitationRowFields }
      userErrors { code field message }
    }
  }
`);

export const useExtendInvitation = () => useMutation(ExtendInvitationDocument);
