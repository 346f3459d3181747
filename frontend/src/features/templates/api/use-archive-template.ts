/** Takes a template out of use; running interviews go on. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const ArchiveTemplateDocument = graphql(`
  mutation ArchiveTemplate($input: ArchiveTemplateInput!) {
    archiveTemplate(input: $input) {
      template { ...TemplateFields }
      userErrors { code message }
    }
  }
`);

export const useArchiveTemplate = () => useMutation(ArchiveTemplateDocument);
