/** One page of the company's templates. */
import { useQuery } from "urql";
import { graphql } from "@/gql";
import type { TemplatesQueryVariables } from "@/gql/graphql";

export const TemplatesDocument = graphql(`
  query Templates($filter: TemplateFilter, $first: Int, $after: String) {
    templates(filter: $filter, orderBy: UPDATED_AT_DESC, first: $first, after: $after) {
      nodes {
        id
        title
        roleTitle
        status
        estimatedMinutes
        invitationCount
        updatedAt
        questions { id }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

export const useTemplates = (variables: TemplatesQueryVariables) => useQuery({ query: TemplatesDocument, variables });
