/** The graph's enum values as people say them. */
import type { Criterion, Decision, QuestionType } from "@/gql/graphql";

export const DECISION_WORDS: Record<Decision, string> = { ADVANCE: "Advance", HOLD: "Hold", DECLINE: "Decline" };

export const CRITERION_WORDS: Record<Criterion, string> = {
  RELEVANCE: "Relevance",
  COMPLETENESS: "Completeness",
  CLARITY: "Clarity",
  DEPTH: "Depth",
};

export const QUESTION_TYPE_WORDS: Record<QuestionType, string> = { VIDEO: "Video", TEXT: "Text", MULTIPLE_CHOICE: "Multiple choice" };

/** "HR" for Hanna Reyes; one letter where there is one word. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
