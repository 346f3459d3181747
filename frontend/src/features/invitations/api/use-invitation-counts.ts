/** How many invitations stand where; the server counts them all. */
import { useQuery } from "urql";
import { graphql } from "@/gql";
import type { InvitationFilter } from "@/gql/graphql";

export const InvitationCountsDocument = graphql(`
  query InvitationCounts($filter: InvitationFilter) {
    invitationCounts(filter: $filter) { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }
  }
`);

export const useInvitationCounts = (filter: InvitationFilter) => useQuery({ query: InvitationCountsDocument, variables: { filter } });
