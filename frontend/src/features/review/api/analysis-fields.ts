/** An analysis with its evidence, as the candidate page shows it. */
import { graphql } from "@/gql";

export const QuestionAnalysisFields = graphql(`
  fragment QuestionAnalysisFields on QuestionAnalysis {
    id
    questionId
    questionText
    status
    weight
    sharePercent
    score
    low
    high
    samples
    criteria {
      criterion
      level
      score
      weight
      anchor
      quotes { text start end }
      explanation
    }
    choice { rightChosen wrongChosen rightTotal }
    feedback
    strengths
    gaps
    flags { kind message }
    answerText
    provenance { engine model promptVersion rubricVersion scoredAt }
    failureReason
  }
`);

export const AnalysisFields = graphql(`
  fragment AnalysisFields on Analysis {
    id
    status
    overallScore
    low
    high
    samples
    borderline
    recommendation
    recommendationWithheldReason
    summary
    thresholds { hireFrom considerFrom }
    engine { kind name isPreview label }
    progress { scored total }
    failureReason
    startedAt
    completedAt
    questions { ...QuestionAnalysisFields }
  }
`);
