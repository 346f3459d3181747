/** Tells the server that a question is on screen: its clock starts the first time. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const ShowQuestionDocument = graphql(`
  mutation ShowQuestion($input: ShowQuestionInput!) {
    showQuestion(input: $input) {
      question { ...CandidateQuestionFields }
      userErrors { code message }
    }
  }
`);

export const useShowQuestion = () => useMutation(ShowQuestionDocument);
