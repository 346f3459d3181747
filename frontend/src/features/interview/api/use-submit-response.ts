/** Sends the final answer to one question. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const SubmitResponseDocument = graphql(`
  mutation SubmitResponse($input: SubmitResponseInput!) {
    submitResponse(input: $input) {
      question { ...CandidateQuestionFields }
      userErrors { code message }
    }
  }
`);

export const useSubmitResponse = () => useMutation(SubmitResponseDocument);
