/** Invites one candidate. */
import { graphql } from "@/gql";
import { useCreatingMutation } from "@/lib/graph/use-creating-mutation";

export const CreateInvitationDocument = graphql(`
  mutation CreateInvitation($input: CreateInvitationInput!) {
    createInvitation(input: $input) {
      invitation { ...InvitationRowFields }
      userErrors { code field message }
    }
  }
`);

export const useCreateInvitation = () => useCreatingMutation(CreateInvitationDocument);
