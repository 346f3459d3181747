/** Copies a template into a new draft. */
import { graphql } from "@/gql";
import { useCreatingMutation } from "@/lib/graph/use-creating-mutation";

export const DuplicateTemplateDocument = graphql(`
  mutation DuplicateTemplate($input: DuplicateTemplateInput!) {
    duplicateTemplate(input: $input) {
      template { ...TemplateFields }
      userErrors { code message }
    }
  }
`);

export const useDuplicateTemplate = () => useCreatingMutation(DuplicateTemplateDocument);
