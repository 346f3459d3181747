/** Removes a template that was never sent. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const DeleteTemplateDocument = graphql(`
  mutation DeleteTemplate($input: DeleteTemplateInput!) {
    deleteTemplate(input: $input) {
      deletedTemplateId
      userErrors { code message }
    }
  }
`);

export const useDeleteTemplate = () => useMutation(DeleteTemplateDocument);
