/** Puts the questions in a new order. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const ReorderQuestionsDocument = graphql(`
  mutation ReorderQuestions($input: ReorderQuestionsInput!) {
    reorderQuestions(input: $input) {
      template { ...TemplateFields }
      userErrors { code message }
    }
  }
`);

export const useReorderQuestions = () => useMutation(ReorderQuestionsDocument);
