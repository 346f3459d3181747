/** Makes a new link for a candidate who has not begun; the earlier one ends. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const SendInvitationAgainDocument = graphql(`
  mutation SendInvitationAgain($input: SendInvitationAgainInput!) {
    sendInvitationAgain(input: $input) {
      invitation { id status link updatedAt }
      userErrors { code message }
    }
  }
`);

export const useSendAgain = () => useMutation(SendInvitationAgainDocument);
