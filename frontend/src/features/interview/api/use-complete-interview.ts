/** Ends the interview: from here on the answers are with the company. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const CompleteInterviewDocument = graphql(`
  mutation CompleteInterview {
    completeInterview {
      interview { ...CandidateInterviewFields }
      userErrors { code message }
    }
  }
`);

export const useCompleteInterview = () => useMutation(CompleteInterviewDocument);
