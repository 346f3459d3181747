/** One criterion's level as a chip; it opens the rubric sentence it was held against, its quotes and why. */
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { QuestionAnalysisFieldsFragment } from "@/gql/graphql";
import { CRITERION_WORDS } from "@/lib/words";

type CriterionScore = QuestionAnalysisFieldsFragment["criteria"][number];

interface CriterionChipProps {
  score: CriterionScore;
  onFocus: (focused: boolean) => void;
  onQuote: (start: number) => void;
}

const HIGHEST_LEVEL = 4;

export const CriterionChip = ({ score, onFocus, onQuote }: CriterionChipProps) => {
  const name = CRITERION_WORDS[score.criterion];
  return (
    <Popover
      label={`${name}, level ${score.level} of ${HIGHEST_LEVEL}`}
      onOpenChange={onFocus}
      trigger={
        <Button size="sm" className="tabular gap-2 rounded-full font-normal">
          <span className="sr-only">{`${name}, level ${score.level} of ${HIGHEST_LEVEL}`}</span>
          <span aria-hidden>{name}</span>
          <span aria-hidden className="font-bold">{score.level}/{HIGHEST_LEVEL}</span>
        </Button>
      }
    >
      <div className="grid gap-3.5">
        <div>
          <p className="font-semibold">{name}, level {score.level} of {HIGHEST_LEVEL}</p>
          <p className="text-xs text-ink-faint">{score.score} points, weight {score.weight} in this question</p>
        </div>
        <div>
          <p className="text-xs font-semibold text-ink-faint">What the rubric asks at this level</p>
          <p>{score.anchor}</p>
        </div>
        <div>
          <p className="text-xs font-semibold text-ink-faint">Why</p>
          <p>{score.explanation}</p>
        </div>
        <div className="grid gap-1.5">
          <p className="text-xs font-semibold text-ink-faint">Evidence in the answer</p>
          {score.quotes.length === 0 ? <p className="text-ink-soft">No passage was found for this.</p> : null}
          {score.quotes.map((quote) => (
            <button
              key={quote.start}
              type="button"
              onClick={() => onQuote(quote.start)}
              className="rounded-sm bg-mark px-2 py-1 text-left hover:underline"
            >
              “{quote.text}”
            </button>
          ))}
        </div>
      </div>
    </Popover>
  );
};
