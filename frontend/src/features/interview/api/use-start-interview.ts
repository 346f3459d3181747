/** Starts the interview with the candidate's consent. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const StartInterviewDocument = graphql(`
  mutation StartInterview($input: StartInterviewInput!) {
    startInterview(input: $input) {
      interview { ...CandidateInterviewFields }
      userErrors { code message }
    }
  }
`);

export const useStartInterview = () => useMutation(StartInterviewDocument);
