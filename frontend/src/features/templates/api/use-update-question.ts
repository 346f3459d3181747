/** Changes a question, its options or its rubric. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const UpdateQuestionDocument = graphql(`
  mutation UpdateQuestion($input: UpdateQuestionInput!) {
    updateQuestion(input: $input) {
      template { ...TemplateFields }
      userErrors { code field message }
    }
  }
`);

export const useUpdateQuestion = () => useMutation(UpdateQuestionDocument);
