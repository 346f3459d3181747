/** Everything a score of one question rests on, beside the answer and never over it. */
import { Notice } from "@/components/ui/notice";
import type { Criterion, QuestionAnalysisFieldsFragment } from "@/gql/graphql";
import { dateTime } from "@/lib/time";
import { CriterionList } from "./criterion-list";

interface QuestionEvidenceProps {
  analysis: QuestionAnalysisFieldsFragment;
  chosen: Criterion | null;
  onChoose: (criterion: Criterion | null) => void;
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

export const QuestionEvidence = ({ analysis, chosen, onChoose, onQuote }: QuestionEvidenceProps) => {
  const { criteria, choice, feedback, strengths, gaps, flags } = analysis;
  return (
    <div className="grid content-start gap-4">
      {criteria.length > 0 ? <CriterionList criteria={criteria} chosen={chosen} onChoose={onChoose} onQuote={onQuote} /> : null}
      {flags.map((flag) => <Notice key={`${flag.kind}-${flag.message}`} tone="warn">{flag.message}</Notice>)}
      {choice ? (
        <p className="tabular text-sm text-ink-soft">
          {choice.rightChosen} of {choice.rightTotal} correct options chosen, {choice.wrongChosen} wrong. Counted, without a model.
        </p>
      ) : null}
      <Points title="Strengths" points={strengths} />
      <Points title="Gaps" points={gaps} />
      {feedback && !choice ? <p dir="auto" className="text-sm text-ink-soft">{feedback}</p> : null}
      <Provenance analysis={analysis} />
    </div>
  );
};
