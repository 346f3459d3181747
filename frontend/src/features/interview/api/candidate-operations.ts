/** Every operation of a candidate's page; each command names the invitation whose interview the page shows. */
import { graphql } from "@/gql";

export const MyInterviewDocument = graphql(`
  query MyInterview {
    myInterview { ...CandidateInterviewFields }
  }
`);

export const StartInterviewDocument = graphql(`
  mutation StartInterview($input: StartInterviewInput!) {
    startInterview(input: $input) {
      interview { ...CandidateInterviewFields }
      userErrors { code message }
    }
  }
`);

export const ShowQuestionDocument = graphql(`
  mutation ShowQuestion($input: ShowQuestionInput!) {
    showQuestion(input: $input) {
      question { ...CandidateQuestionFields }
      userErrors { code message }
    }
  }
`);

export const SkipQuestionDocument = graphql(`
  mutation SkipQuestion($input: SkipQuestionInput!) {
    skipQuestion(input: $input) {
      question { ...CandidateQuestionFields }
      userErrors { code message }
    }
  }
`);

export const SaveDraftDocument = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      question { ...CandidateQuestionFields }
      userErrors { code message }
    }
  }
`);

export const SubmitResponseDocument = graphql(`
  mutation SubmitResponse($input: SubmitResponseInput!) {
    submitResponse(input: $input) {
      question { ...CandidateQuestionFields }
      userErrors { code message }
    }
  }
`);

export const CompleteInterviewDocument = graphql(`
  mutation CompleteInterview($input: CompleteInterviewInput!) {
    completeInterview(input: $input) {
      interview { ...CandidateInterviewFields }
      userErrors { code message }
    }
  }
`);
