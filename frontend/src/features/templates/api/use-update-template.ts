/** Changes a draft's words and settings. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const UpdateTemplateDocument = graphql(`
  mutation UpdateTemplate($input: UpdateTemplateInput!) {
    updateTemplate(input: $input) {
      template { ...TemplateFields }
      userErrors { code field message }
    }
  }
`);

export const useUpdateTemplate = () => useMutation(UpdateTemplateDocument);
