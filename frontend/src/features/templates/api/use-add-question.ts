/** Adds a question; a text question begins with the general rubric. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const AddQuestionDocument = graphql(`
  mutation AddQuestion($input: AddQuestionInput!) {
    addQuestion(input: $input) {
      template { ...TemplateFields }
      question { id }
      userErrors { code field message }
    }
  }
`);

export const useAddQuestion = () => useMutation(AddQuestionDocument);
