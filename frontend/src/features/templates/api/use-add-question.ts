/** Adds a question; a text question begins with the general rubric. */
import { graphql } from "@/gql";
import { useCreatingMutation } from "@/lib/graph/use-creating-mutation";

export const AddQuestionDocument = graphql(`
  mutation AddQuestion($input: AddQuestionInput!) {
    addQuestion(input: $input) {
      template { ...TemplateFields }
      question { id }
      userErrors { code field message }
    }
  }
`);

export const useAddQuestion = () => useCreatingMutation(AddQuestionDocument);
