/** Everything a score of one question rests on, below the answer. */
import { Notice } from "@/components/ui/notice";
import type { Criterion, QuestionAnalysisFieldsFragment } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { dateTime } from "@/lib/time";
import { CriterionChip } from "./criterion-chip";

interface QuestionEvidenceProps {
  analysis: QuestionAnalysisFieldsFragment;
  onFocus: (criterion: Criterion | null) => void;
  onQuote: (start: number) => void;
}

const Points = ({ title, points }: { title: string; points: string[] }) =>
  points.length > 0 ? (
    <div>
      <h4 className="text-sm font-semibold">{title}</h4>
      <ul className="list-disc pl-5 text-sm text-ink-soft marker:text-ink-faint">
        {points.map((point) => <li key={point}>{point}</li>)}
      </ul>
    </div>
  ) : null;

const Provenance = ({ analysis }: { analysis: QuestionAnalysisFieldsFragment }) => {
  const { provenance, samples, low, high } = analysis;
  if (!provenance) return null;
  const spread = low != null && high != null && low !== high ? `, from ${low} to ${high}` : "";
  return (
    <details className="text-sm text-ink-faint">
      <summary className="w-fit rounded-sm">How this score was made</summary>
      <p className="pt-1.5">
        {provenance.engine}{provenance.model ? `, ${provenance.model}` : ""}, prompt {provenance.promptVersion}
        {provenance.rubricVersion == null ? "" : `, rubric version ${provenance.rubricVersion}`}; {samples === 1 ? "one sample" : `${samples} samples`}{spread};
        scored {dateTime(provenance.scoredAt)}.
      </p>
    </details>
  );
};

export const QuestionEvidence = ({ analysis, onFocus, onQuote }: QuestionEvidenceProps) => {
  const { criteria, choice, feedback, strengths, gaps, flags } = analysis;
  return (
    <div className="grid gap-4">
      {flags.map((flag) => <Notice key={`${flag.kind}-${flag.message}`} tone="warn">{flag.message}</Notice>)}
      {criteria.length > 0 ? (
        <ul aria-label="Scores by criterion" className="flex flex-wrap gap-2">
          {criteria.map((score) => (
            <li key={score.criterion}>
              <CriterionChip score={score} onQuote={onQuote} onFocus={(focused) => onFocus(focused ? score.criterion : null)} />
            </li>
          ))}
        </ul>
      ) : null}
      {choice ? (
        <p className="tabular text-sm text-ink-soft">
          {choice.rightChosen} of {choice.rightTotal} correct options chosen, {choice.wrongChosen} wrong. Counted, without a model.
        </p>
      ) : null}
      {feedback && !choice ? <p className="max-w-prose text-ink-soft">{feedback}</p> : null}
      {strengths.length + gaps.length > 0 ? (
        <div className={classNames("grid gap-4", strengths.length > 0 && gaps.length > 0 && "sm:grid-cols-2")}>
          <Points title="Strengths" points={strengths} />
          <Points title="Gaps" points={gaps} />
        </div>
      ) : null}
      <Provenance analysis={analysis} />
    </div>
  );
};
