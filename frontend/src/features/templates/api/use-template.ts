/** One template with its questions and rubrics. */
import { useQuery } from "urql";
import { graphql } from "@/gql";

export const TemplateDocument = graphql(`
  query Template($id: ID!) {
    template(id: $id) { ...TemplateFields }
  }
`);

export const useTemplate = (id: string) => useQuery({ query: TemplateDocument, variables: { id } });
