/** What needs this person, in one query. */
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
    review { id score decision }
  }
`);

export const OverviewDocument = graphql(`
  query Overview {
    drafts: templates(filter: { status: [DRAFT] }, orderBy: UPDATED_AT_DESC, first: 5) {
      nodes { id title updatedAt questions { id } }
    }
    published: templates(filter: { status: [PUBLISHED] }, first: 1) {
      nodes { id title }
    }
    completed: invitations(filter: { status: [COMPLETED] }, orderBy: UPDATED_AT_DESC, first: 50) {
      nodes { ...OverviewFields }
    }
    running: invitations(filter: { status: [PENDING, STARTED] }, orderBy: UPDATED_AT_DESC, first: 50) {
      nodes { ...OverviewFields }
    }
  }
`);

export const useOverview = () => useQuery({ query: OverviewDocument });
