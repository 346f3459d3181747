/** Each question's score the moment it lands. */
import { useSubscription } from "urql";
import { graphql } from "@/gql";

export const AnalysisProgressDocument = graphql(`
  subscription AnalysisProgress($invitationId: ID!, $after: Int) {
    analysisProgress(invitationId: $invitationId, after: $after) {
      eventId
      sequence
      question { ...QuestionAnalysisFields }
      analysis { ...AnalysisFields }
    }
  }
`);

/** From the first event on: what landed between loading the page and opening the line is not missed. */
export const useAnalysisProgress = (invitationId: string, pause: boolean) =>
  useSubscription({ query: AnalysisProgressDocument, variables: { invitationId, after: 0 }, pause });
