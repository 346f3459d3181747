/** Companies that ask the signed-in person to join them, and the answers. */
import { useMutation, useQuery } from "urql";
import { graphql } from "@/gql";

export const MyMembershipInvitationsDocument = graphql(`
  query MyMembershipInvitations {
    myMembershipInvitations { id companyName position invitedByName expiresAt }
  }
`);

export const AcceptMembershipDocument = graphql(`
  mutation AcceptMembership($input: AcceptMembershipInput!) {
    acceptMembership(input: $input) {
      company { id name members { role user { id companyRole company { id name } } } }
      userErrors { code message }
    }
  }
`);

export const DeclineMembershipDocument = graphql(`
  mutation DeclineMembership($input: DeclineMembershipInput!) {
    declineMembership(input: $input) {
      declinedInvitationId
      userErrors { code message }
    }
  }
`);

export const useMembershipInvitations = () => useQuery({ query: MyMembershipInvitationsDocument });
export const useAcceptMembership = () => useMutation(AcceptMembershipDocument);
export const useDeclineMembership = () => useMutation(DeclineMembershipDocument);
