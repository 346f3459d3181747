/** The interview of this browser's invitation session. */
import { useQuery } from "urql";
import { graphql } from "@/gql";

export const MyInterviewDocument = graphql(`
  query MyInterview {
    myInterview { ...CandidateInterviewFields }
  }
`);

export const useMyInterview = () => useQuery({ query: MyInterviewDocument, requestPolicy: "cache-and-network" });
