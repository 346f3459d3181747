/** Begins a new draft. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const CreateTemplateDocument = graphql(`
  mutation CreateTemplate($input: CreateTemplateInput!) {
    createTemplate(input: $input) {
      template { ...TemplateFields }
      userErrors { code field message }
    }
  }
`);

export const useCreateTemplate = () => useMutation(CreateTemplateDocument);
