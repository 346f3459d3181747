/** What several people think of one interview, as lists and pages show it. */
import type { Decision, DecisionState } from "@/gql/graphql";
import { DECISION_WORDS } from "./words";

export interface Opinion {
  id: string;
  reviewer: { id: string; fullName: string };
  score?: number | null;
  decision?: Decision | null;
}

export const ownOpinion = <T extends Opinion>(opinions: readonly T[], personId: string): T | undefined =>
  opinions.find((opinion) => opinion.reviewer.id === personId);

/** Who scores first sees nobody else's number, the AI's or a colleague's, before the own one is saved. */
export const isHidden = (opinions: readonly Opinion[], personId: string, scoreFirst: boolean): boolean =>
  scoreFirst && ownOpinion(opinions, personId)?.score == null;

const ORDER: Decision[] = ["ADVANCE", "HOLD", "DECLINE"];

/** "1 Advance, 2 Decline". */
export const decisionsInWords = (opinions: readonly Opinion[]): string =>
  ORDER.map((decision) => ({ decision, count: opinions.filter((opinion) => opinion.decision === decision).length }))
    .filter(({ count }) => count > 0)
    .map(({ decision, count }) => `${count} ${DECISION_WORDS[decision]}`)
    .join(", ");

/** "Hanna Reyes: Advance, Ben Okafor: Decline". */
export const whoDecided = (opinions: readonly Opinion[]): string =>
  opinions.flatMap(({ reviewer, decision }) => (decision ? [`${reviewer.fullName}: ${DECISION_WORDS[decision]}`] : [])).join(", ");

export const DECISION_STATE_WORDS: Record<DecisionState, string> = {
  NONE: "",
  UNDECIDED: "To decide",
  ADVANCE: DECISION_WORDS.ADVANCE,
  HOLD: DECISION_WORDS.HOLD,
  DECLINE: DECISION_WORDS.DECLINE,
  DISAGREED: "Split",
};
