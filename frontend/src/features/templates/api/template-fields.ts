/** What the builder shows of a template; every mutation gives it back whole. */
import { graphql } from "@/gql";

export const RubricFields = graphql(`
  fragment RubricFields on Rubric {
    approved
    version
    criteria { criterion weight levels }
    hints
  }
`);

export const QuestionFields = graphql(`
  fragment QuestionFields on Question {
    id
    text
    type
    position
    timeLimitSeconds
    required
    weight
    sharePercent
    revision
    options { id text correct }
    rubric { ...RubricFields }
  }
`);

export const TemplateFields = graphql(`
  fragment TemplateFields on Template {
    id
    title
    description
    roleTitle
    status
    settings { totalTimeLimitMinutes defaultTimeLimitSeconds allowRetakes maxRetakes shuffleQuestions showProgress invitationDays }
    questions { ...QuestionFields }
    versionNumber
    estimatedMinutes
    invitationCount
    publishedAt
    archivedAt
    updatedAt
    publishBlockers { code message questionId }
    publishWarnings { code message questionId }
    changes { message questionId }
    settingsRevision
    revision
    nextVersionOf { id title }
    nextVersion { id title }
  }
`);
