/** Invites one candidate. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const CreateInvitationDocument = graphql(`
  mutation CreateInvitation($input: CreateInvitationInput!) {
    createInvitation(input: $input) {
      invitation { ...InvitationRowFields }
      userErrors { code field message }
    }
  }
`);

export const useCreateInvitation = () => useMutation(CreateInvitationDocument);
