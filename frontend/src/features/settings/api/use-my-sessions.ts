/** Where this person is signed in. */
import { useQuery } from "urql";
import { graphql } from "@/gql";

export const MySessionsDocument = graphql(`
  query MySessions {
    mySessions { id current createdAt lastSeenAt userAgent }
  }
`);

export const useMySessions = () => useQuery({ query: MySessionsDocument });
