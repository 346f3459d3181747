/** The outcome of scoring in one line: a number, or the state that stands in its place. */
import type { Recommendation, ResultStatus } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { Badge } from "./badge";
import { ScoreChip } from "./score-chip";

/** In the words of the decisions that people take: what is recommended and what is decided can be held side by side. */
export const RECOMMENDATION_WORDS: Record<Recommendation, string> = { HIRE: "Advance", CONSIDER: "Hold", REJECT: "Decline" };

interface ResultSummaryProps {
  status: ResultStatus;
  overallScore?: number | null;
  recommendation?: Recommendation | null;
  borderline: boolean;
  /** Scored without a language model: said wherever the score stands. */
  isPreview: boolean;
  /** The heading above says so already, where screens are wide enough to have one. */
  previewInHeading?: boolean;
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

export const ResultSummary = ({ status, overallScore, recommendation, borderline, isPreview, previewInHeading, hidden }: ResultSummaryProps) => {
  if (status === "COMPLETED" && hidden) return <span className="text-sm text-ink-faint">Scored, hidden</span>;
  if (status !== "COMPLETED" || overallScore == null) {
    const text = INSTEAD[status];
    if (!text) return <span className="text-ink-faint"><span aria-hidden>–</span><span className="sr-only">No score yet</span></span>;
    return status === "FAILED" ? <Badge tone="danger">{text}</Badge> : <span className="text-sm text-ink-soft">{text}</span>;
  }
  return (
    <span className="flex flex-wrap items-center gap-x-2.5">
      <ScoreChip score={overallScore} size="sm" />
      <span className="text-sm whitespace-nowrap text-ink-soft">
        {recommendation ? <span><span className="sr-only">suggested: </span>{RECOMMENDATION_WORDS[recommendation]}</span> : null}
        {borderline ? <span>{recommendation ? ", " : ""}borderline</span> : null}
        {isPreview ? <span className={classNames("text-xs text-ink-faint", previewInHeading && "md:hidden")}> preview</span> : null}
      </span>
    </span>
  );
};
