/** What a row of the list shows, and what the live line brings for it. */
import { graphql } from "@/gql";

export const InvitationRowFields = graphql(`
  fragment InvitationRowFields on Invitation {
    id
    status
    templateTitle
    candidateName
    candidateEmail
    expiresAt
    createdAt
    startedAt
    completedAt
    updatedAt
    consent
    link
    progress { answered total }
    result { status overallScore recommendation borderline isPreview completedAt }
    decisionState
    reviews { id reviewer { id fullName } score decision }
  }
`);
