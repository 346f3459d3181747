/** The criteria as bars; choosing one opens, in place, the rubric sentence it was held against, why, and its quotes. */
import { ChevronDown } from "lucide-react";
import { useId } from "react";
import type { Criterion } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { CRITERION_WORDS } from "@/lib/words";
import type { CriterionScore } from "../evidence";
import { HIGHEST_LEVEL, LevelBar } from "./level-bar";

interface CriterionListProps {
  criteria: CriterionScore[];
  chosen: Criterion | null;
  onChoose: (criterion: Criterion | null) => void;
  onQuote: (start: number) => void;
}

const Details = ({ score, onQuote }: { score: CriterionScore } & Pick<CriterionListProps, "onQuote">) => (
  <div className="grid gap-3 pt-1 pb-2 text-sm">
    <div>
      <h4 className="text-xs font-semibold text-ink-faint">What the rubric asks at this level</h4>
      <p>{score.anchor}</p>
    </div>
    <div>
      <h4 className="text-xs font-semibold text-ink-faint">Why</h4>
      <p dir="auto">{score.explanation}</p>
    </div>
    <div className="grid gap-1.5">
      <h4 className="text-xs font-semibold text-ink-faint">Evidence in the answer</h4>
      {score.quotes.length === 0 ? <p className="text-ink-soft">No passage was found for this.</p> : null}
      {score.quotes.map((quote) => (
        <button
          key={quote.start}
          dir="auto"
          type="button"
          onClick={() => onQuote(quote.start)}
          className="rounded-sm bg-mark px-2 py-1 text-left hover:underline"
        >
          “{quote.text}”
        </button>
      ))}
    </div>
    <p className="tabular text-xs text-ink-faint">{score.score} points, weight {score.weight} in this question</p>
  </div>
);

export const CriterionList = ({ criteria, chosen, onChoose, onQuote }: CriterionListProps) => {
  const id = useId();
  return (
    <ul aria-label="Scores by criterion" className="grid">
      {criteria.map((score) => {
        const { criterion, level } = score;
        const open = chosen === criterion;
        const name = CRITERION_WORDS[criterion];
        return (
          <li key={criterion} className="border-b border-line last:border-b-0">
            <button
              type="button"
              aria-expanded={open}
              aria-controls={open ? `${id}-${criterion}` : undefined}
              onClick={() => onChoose(open ? null : criterion)}
              className="grid min-h-9 w-full grid-cols-[7.5rem_minmax(3rem,1fr)_auto_auto] items-center gap-3 rounded-sm text-left text-sm hover:bg-sunken/60"
            >
              <span className="sr-only">{`${name}, level ${level} of ${HIGHEST_LEVEL}`}</span>
              <span aria-hidden className={classNames(open && "font-semibold")}>{name}</span>
              <LevelBar level={level} />
              <span aria-hidden className="tabular font-semibold">{level}<span className="font-normal text-ink-faint">/{HIGHEST_LEVEL}</span></span>
              <ChevronDown aria-hidden className={classNames("size-4 text-ink-faint transition-transform", open && "rotate-180")} />
            </button>
            {open ? (
              <div id={`${id}-${criterion}`} role="region" aria-label={`${name}, level ${level} of ${HIGHEST_LEVEL}`}>
                <Details score={score} onQuote={onQuote} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
};
