/** The outcome of scoring in one line: a number, or the state that stands in its place. */
import type { Recommendation, ResultStatus } from "@/gql/graphql";
import { Badge } from "./badge";
import { ScoreChip } from "./score-chip";

export const RECOMMENDATION_WORDS: Record<Recommendation, string> = { HIRE: "Hire", CONSIDER: "Consider", REJECT: "Reject" };

interface ResultSummaryProps {
  status: ResultStatus;
  overallScore?: number | null;
  recommendation?: Recommendation | null;
  borderline: boolean;
  /** Scored without a language model: said wherever the score stands. */
  isPreview: boolean;
  /** The person wants to give an own score before seeing this one. */
  hidden: boolean;
}

const INSTEAD: Record<ResultStatus, string> = {
  NONE: "",
  PENDING: "Being scored",
  COMPLETED: "No score",
  FAILED: "Scoring failed",
  WITHHELD: "People only",
};

export const ResultSummary = ({ status, overallScore, recommendation, borderline, isPreview, hidden }: ResultSummaryProps) => {
  if (status === "COMPLETED" && hidden) return <span className="text-sm text-ink-faint">Scored, hidden</span>;
  if (status !== "COMPLETED" || overallScore == null) {
    const text = INSTEAD[status];
    if (!text) return <span className="text-ink-faint"><span aria-hidden>–</span><span className="sr-only">No score yet</span></span>;
    return <Badge tone={status === "FAILED" ? "danger" : "neutral"}>{text}</Badge>;
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <ScoreChip score={overallScore} size="sm" />
      {recommendation ? <span className="text-sm text-ink-soft">{RECOMMENDATION_WORDS[recommendation]}</span> : null}
      {borderline ? <Badge tone="warn">Borderline</Badge> : null}
      {isPreview ? <span className="text-xs text-ink-faint">preview</span> : null}
    </span>
  );
};
