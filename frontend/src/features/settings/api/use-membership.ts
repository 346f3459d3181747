/** Asks a colleague in, takes that back, changes who owns the company, and leaves it. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const InviteMemberDocument = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      company { ...CompanyFields }
      userErrors { code field message }
    }
  }
`);

export const WithdrawMembershipDocument = graphql(`
  mutation WithdrawMembership($input: WithdrawMembershipInvitationInput!) {
    withdrawMembershipInvitation(input: $input) {
      company { ...CompanyFields }
      userErrors { code message }
    }
  }
`);

export const ChangeMemberRoleDocument = graphql(`
  mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {
    changeMemberRole(input: $input) {
      company { ...CompanyFields }
      userErrors { code message }
    }
  }
`);

export const LeaveCompanyDocument = graphql(`
  mutation LeaveCompany($input: LeaveCompanyInput!) {
    leaveCompany(input: $input) {
      user { id company { id name } companyRole }
      userErrors { code message }
    }
  }
`);

export const useInviteMember = () => useMutation(InviteMemberDocument);
export const useWithdrawMembership = () => useMutation(WithdrawMembershipDocument);
export const useChangeMemberRole = () => useMutation(ChangeMemberRoleDocument);
export const useLeaveCompany = () => useMutation(LeaveCompanyDocument);
