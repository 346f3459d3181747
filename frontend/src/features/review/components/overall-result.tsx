/** The whole interview's score, how sure it is, and what it recommends; or the state that stands in its place. */
import { FlaskConical } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RECOMMENDATION_WORDS } from "@/components/ui/result-summary";
import type { AnalysisFieldsFragment } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { useRetryAnalysis } from "../api/use-retry-analysis";
import { CriterionBars } from "./criterion-bars";
import { OverallScore } from "./overall-score";

interface OverallResultProps {
  analysis: AnalysisFieldsFragment;
}

const PREVIEW = "Preview without a language model";

const Preview = ({ analysis: { engine } }: OverallResultProps) =>
  engine.isPreview ? (
    <p className="flex items-start gap-2 border-t border-line pt-3 text-sm text-ink-soft">
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <span>
        <strong className="font-semibold">{engine.label?.startsWith(PREVIEW) ? engine.label : PREVIEW}</strong>. The scores show how it works; do not
        decide by them alone.
      </span>
    </p>
  ) : null;

const InProgress = ({ analysis }: OverallResultProps) => {
  const { scored, total } = analysis.progress;
  return (
    <div className="grid gap-2.5">
      <p role="status" className="tabular text-ink-soft">
        {scored === 0 ? "Scoring has begun." : `${scored} of ${total} questions scored.`} Each score appears below as it lands.
      </p>
      <ProgressBar value={scored} of={total} label="Questions scored" />
    </div>
  );
};

const Failed = ({ analysis }: OverallResultProps) => {
  const [{ fetching, data, error }, retry] = useRetryAnalysis();
  const refusal = refusalIn(error, data?.retryAnalysis);
  return (
    <div className="grid justify-items-start gap-3">
      <Notice tone="danger" title="Scoring stopped before it was finished">
        {analysis.failureReason ?? "The reason is not known."} What was scored is kept.
      </Notice>
      {refusal ? <div role="alert"><FieldError>{refusal}</FieldError></div> : null}
      <Button busy={fetching} onClick={() => void retry({ input: { analysisId: analysis.id } })}>Score the rest again</Button>
    </div>
  );
};

/** What the engine says beside the numbers; why there is no recommendation has its own place. */
const wordsOf = (summary: string | null | undefined, reason: string | null | undefined): string =>
  reason ? (summary ?? "").replace(reason, "").trim() : (summary ?? "");

const MAJORITY = 50;

/** One question that makes more than half of the score is said, wherever several count. */
const DecidingQuestion = ({ questions }: Pick<AnalysisFieldsFragment, "questions">) => {
  const shares = questions.map(({ sharePercent }) => sharePercent ?? 0);
  const index = shares.findIndex((share) => share > MAJORITY);
  if (index < 0 || shares.filter((share) => share > 0).length < 2) return null;
  return <p className="tabular text-sm text-ink-soft">Question {index + 1} alone makes {shares[index]} % of this score.</p>;
};

const Completed = ({ analysis }: OverallResultProps) => {
  const { overallScore, low, high, recommendation, recommendationWithheldReason, borderline, summary, thresholds } = analysis;
  const words = wordsOf(summary, recommendationWithheldReason);
  return (
    <div className="grid gap-x-10 gap-y-4 md:grid-cols-2">
      <div className="grid content-start gap-2.5">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          {overallScore == null ? <p className="text-ink-soft">No overall score</p> : <OverallScore score={overallScore} low={low} high={high} thresholds={thresholds} />}
          {recommendation ? <p className="text-lg leading-none font-semibold">{RECOMMENDATION_WORDS[recommendation]}</p> : null}
          {borderline ? <p className="text-sm leading-none text-ink-soft">Borderline: close to the next band</p> : null}
        </div>
        {recommendation ? (
          <p className="tabular text-sm text-ink-faint">
            A suggestion by thresholds: advance from {thresholds.hireFrom}, hold from {thresholds.considerFrom}. A person decides.
          </p>
        ) : null}
        <DecidingQuestion questions={analysis.questions} />
        {recommendationWithheldReason ? <Notice tone="warn" title="No recommendation">{recommendationWithheldReason}</Notice> : null}
      </div>
      <CriterionBars questions={analysis.questions} />
      {words ? <p className="max-w-[80ch] text-sm text-ink-soft md:col-span-2">{words}</p> : null}
    </div>
  );
};

export const OverallResult = ({ analysis }: OverallResultProps) => (
  <Card aria-labelledby="overall-title" className="grid gap-3">
    <CardTitle id="overall-title">AI assessment</CardTitle>
    {analysis.status === "COMPLETED" ? <Completed analysis={analysis} /> : null}
    {analysis.status === "PENDING" || analysis.status === "PROCESSING" ? <InProgress analysis={analysis} /> : null}
    {analysis.status === "FAILED" ? <Failed analysis={analysis} /> : null}
    <Preview analysis={analysis} />
  </Card>
);
