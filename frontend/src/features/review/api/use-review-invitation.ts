/** A person's own score and decision. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const ReviewInvitationDocument = graphql(`
  mutation ReviewInvitation($input: ReviewInvitationInput!) {
    reviewInvitation(input: $input) {
      invitation {
        id
        review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }
        decisionState
        reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }
      }
      userErrors { code field message }
    }
  }
`);

export const useReviewInvitation = () => useMutation(ReviewInvitationDocument);
