/** Begins the next version of a published template, or gives the one that was begun. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const EditPublishedTemplateDocument = graphql(`
  mutation EditPublishedTemplate($input: EditPublishedTemplateInput!) {
    editPublishedTemplate(input: $input) {
      template { ...TemplateFields }
      userErrors { code message }
    }
  }
`);

export const useEditPublishedTemplate = () => useMutation(EditPublishedTemplateDocument);
