/** The company with its members. */
import { useQuery } from "urql";
import { graphql } from "@/gql";

export const CompanyFields = graphql(`
  fragment CompanyFields on Company {
    id
    name
    website
    location
    members { role position user { id fullName email } }
    membershipInvitations { id email position expiresAt }
  }
`);

export const CompanyDocument = graphql(`
  query Company($id: ID!) {
    company(id: $id) { ...CompanyFields }
  }
`);

export const useCompany = (id: string) => useQuery({ query: CompanyDocument, variables: { id } });
