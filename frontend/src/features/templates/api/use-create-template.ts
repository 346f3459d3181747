/** Begins a new draft. */
import { graphql } from "@/gql";
import { useCreatingMutation } from "@/lib/graph/use-creating-mutation";

export const CreateTemplateDocument = graphql(`
  mutation CreateTemplate($input: CreateTemplateInput!) {
    createTemplate(input: $input) {
      template { ...TemplateFields }
      userErrors { code field message }
    }
  }
`);

export const useCreateTemplate = () => useCreatingMutation(CreateTemplateDocument);
