/** The signed-in person with roles and company. */
import { useQuery } from "urql";
import { graphql } from "@/gql";

export const MeDocument = graphql(`
  query Me {
    me {
      id
      fullName
      email
      roles
      status
      timeZone
      language
      companyRole
      company { id name }
    }
  }
`);

export const useMe = (pause: boolean) => useQuery({ query: MeDocument, pause });
