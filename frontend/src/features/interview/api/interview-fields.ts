/** The fields of an interview that every candidate operation gives back. */
import { graphql } from "@/gql";

export const CandidateQuestionFields = graphql(`
  fragment CandidateQuestionFields on CandidateQuestion {
    id
    text
    type
    number
    required
    timeLimitSeconds
    options { id text }
    multipleCorrect
    shownAt
    deadlineAt
    setAside
    draft { text chosenOptionIds savedAt revision writer }
    submitted { id type text chosenOptionIds submittedAt }
  }
`);

export const CandidateInterviewFields = graphql(`
  fragment CandidateInterviewFields on CandidateInterview {
    invitationId
    status
    templateTitle
    roleTitle
    description
    companyName
    candidateName
    inviterName
    contactEmail
    questionCount
    estimatedMinutes
    totalTimeLimitMinutes
    shortestTimeLimitSeconds
    longestTimeLimitSeconds
    expiresAt
    startedAt
    completedAt
    endsAt
    serverNow
    consent
    consentTextVersion
    allowRetakes
    showProgress
    replyDays
    replyBy
    questions { ...CandidateQuestionFields }
  }
`);
