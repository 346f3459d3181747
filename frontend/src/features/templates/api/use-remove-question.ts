/** Takes a question out of a draft. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const RemoveQuestionDocument = graphql(`
  mutation RemoveQuestion($input: RemoveQuestionInput!) {
    removeQuestion(input: $input) {
      template { ...TemplateFields }
      userErrors { code message }
    }
  }
`);

export const useRemoveQuestion = () => useMutation(RemoveQuestionDocument);
