/** One page of the company's invitations. */
import { useQuery } from "urql";
import { graphql } from "@/gql";
import type { InvitationsQueryVariables } from "@/gql/graphql";

export const InvitationsDocument = graphql(`
  query Invitations($filter: InvitationFilter, $orderBy: InvitationOrder, $first: Int, $after: String, $last: Int, $before: String) {
    invitations(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes { ...InvitationRowFields }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`);

export const useInvitations = (variables: InvitationsQueryVariables) => useQuery({ query: InvitationsDocument, variables });
