/** Copies a template into a new draft. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const DuplicateTemplateDocument = graphql(`
  mutation DuplicateTemplate($input: DuplicateTemplateInput!) {
    duplicateTemplate(input: $input) {
      template { ...TemplateFields }
      userErrors { code message }
    }
  }
`);

export const useDuplicateTemplate = () => useMutation(DuplicateTemplateDocument);
