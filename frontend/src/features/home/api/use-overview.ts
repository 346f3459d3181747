/** What needs this person, in one query: the server's counts over everything, and of each group the first ones. */
import { useQuery } from "urql";
import { graphql } from "@/gql";

export const OverviewFields = graphql(`
  fragment OverviewFields on Invitation {
    id
    status
    templateTitle
    candidateName
    expiresAt
    completedAt
    progress { answered total }
    result { status overallScore recommendation borderline isPreview completedAt }
    decisionState
    reviews { id reviewer { id fullName } score decision }
  }
`);

export const OverviewDocument = graphql(`
  query Overview {
    invitationCounts { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }
    undecided: invitations(filter: { decisionState: [UNDECIDED] }, orderBy: COMPLETED_AT_ASC, first: 10) {
      nodes { ...OverviewFields }
    }
    disagreed: invitations(filter: { decisionState: [DISAGREED] }, orderBy: UPDATED_AT_DESC, first: 5) {
      nodes { ...OverviewFields }
    }
    answering: invitations(filter: { status: [STARTED] }, orderBy: UPDATED_AT_DESC, first: 5) {
      nodes { ...OverviewFields }
    }
    expiring: invitations(filter: { status: [PENDING, STARTED] }, orderBy: EXPIRES_AT_ASC, first: 5) {
      nodes { ...OverviewFields }
    }
    drafts: templates(filter: { status: [DRAFT] }, orderBy: UPDATED_AT_DESC, first: 5) {
      nodes { id title updatedAt questions { id } }
      totalCount
    }
    published: templates(filter: { status: [PUBLISHED] }, first: 1) {
      nodes { id title }
    }
  }
`);

export const useOverview = () => useQuery({ query: OverviewDocument });
