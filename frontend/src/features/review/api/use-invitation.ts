/** One candidate's interview: answers, scores and reviews in one query over the graph. */
import { useQuery } from "urql";
import { graphql } from "@/gql";

export const InvitationDocument = graphql(`
  query Invitation($id: ID!) {
    invitation(id: $id) {
      id
      status
      templateTitle
      candidateName
      candidateEmail
      expiresAt
      createdAt
      startedAt
      completedAt
      updatedAt
      consent
      link
      progress { answered total }
      invitedBy { id fullName }
      template { id roleTitle }
      questions {
        id text type position weight required
        options { id text correct }
        rubric { criteria { criterion weight levels } }
      }
      responses { id question { id } type text chosenOptionIds submittedAt durationSeconds wordCount choicePoints }
      result { status overallScore recommendation borderline isPreview completedAt }
      review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }
      decisionState
      reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }
      linkUses { action device person { id fullName } firstAt lastAt times }
      analysis { ...AnalysisFields }
    }
  }
`);

export const useInvitation = (id: string) => useQuery({ query: InvitationDocument, variables: { id } });
