/** A person's own score and decision. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const ReviewInvitationDocument = graphql(`
  mutation ReviewInvitation($input: ReviewInvitationInput!) {
    reviewInvitation(input: $input) {
      invitation {
        id
        review { id score decision reason updatedAt }
        decisionState
        reviews { id reviewer { id fullName } score decision reason updatedAt }
      }
      userErrors { code field message }
    }
  }
`);

export const useReviewInvitation = () => useMutation(ReviewInvitationDocument);
