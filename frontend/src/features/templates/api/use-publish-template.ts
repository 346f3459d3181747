/** Makes a template ready to invite with. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const PublishTemplateDocument = graphql(`
  mutation PublishTemplate($input: PublishTemplateInput!) {
    publishTemplate(input: $input) {
      template { ...TemplateFields }
      userErrors { code message }
    }
  }
`);

export const usePublishTemplate = () => useMutation(PublishTemplateDocument);
