/** What people decided, in a word with its sign; people who decided differently are said before anything else. */
import { ArrowRight, CircleDashed, Pause, Split, X } from "lucide-react";
import type { DecisionState } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { DECISION_STATE_WORDS, decisionsInWords, type Opinion, whoDecided } from "@/lib/reviews";

const SIGNS = { UNDECIDED: CircleDashed, ADVANCE: ArrowRight, HOLD: Pause, DECLINE: X, DISAGREED: Split };

interface DecisionMarkProps {
  state: DecisionState;
  opinions: readonly Opinion[];
  /** In a narrow column: the names and numbers stand in its title only. */
  short?: boolean;
  className?: string;
}

export const DecisionMark = ({ state, opinions, short = false, className }: DecisionMarkProps) => {
  if (state === "NONE") return <span className="text-ink-faint"><span aria-hidden>–</span><span className="sr-only">No decision yet</span></span>;
  const Sign = SIGNS[state];
  const who = whoDecided(opinions);
  return (
    <span
      title={who || undefined}
      className={classNames(
        "flex items-center gap-1.5 text-sm",
        state === "DISAGREED" && "font-semibold text-warn",
        state === "UNDECIDED" && "font-semibold",
        className,
      )}
    >
      <Sign aria-hidden className="size-4 shrink-0" />
      <span>
        {DECISION_STATE_WORDS[state]}
        {state === "DISAGREED" && !short ? `: ${decisionsInWords(opinions)}` : ""}
      </span>
      {who ? <span className="sr-only">({who})</span> : null}
    </span>
  );
};
