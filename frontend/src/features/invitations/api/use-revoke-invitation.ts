/** Withdraws an invitation: its link stops working. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const RevokeInvitationDocument = graphql(`
  mutation RevokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      invitation { ...InvitationRowFields }
      userErrors { code message }
    }
  }
`);

export const useRevokeInvitation = () => useMutation(RevokeInvitationDocument);
