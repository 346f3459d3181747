/** The templates one can invite with, for the choice in a form or filter. */
import { useQuery } from "urql";
import { graphql } from "@/gql";

export const PublishedTemplatesDocument = graphql(`
  query PublishedTemplates {
    templates(filter: { status: [PUBLISHED] }, orderBy: TITLE_ASC, first: 100) {
      nodes { id title roleTitle settings { invitationDays } }
    }
  }
`);

export const usePublishedTemplates = () => useQuery({ query: PublishedTemplatesDocument });
