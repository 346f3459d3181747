/** The whole interview's score, how sure it is, and what it recommends; or the state that stands in its place. */
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RECOMMENDATION_WORDS } from "@/components/ui/result-summary";
import { ScoreChip } from "@/components/ui/score-chip";
import type { AnalysisFieldsFragment } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { useRetryAnalysis } from "../api/use-retry-analysis";

interface OverallResultProps {
  analysis: AnalysisFieldsFragment;
}

const PREVIEW = "Preview without a language model";

const Preview = ({ analysis: { engine } }: OverallResultProps) =>
  engine.isPreview ? (
    <Notice tone="accent" title={engine.label?.startsWith(PREVIEW) ? engine.label : PREVIEW}>
      The scores show how it works. Do not decide by them alone.
    </Notice>
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

const Completed = ({ analysis }: OverallResultProps) => {
  const { overallScore, low, high, recommendation, recommendationWithheldReason, borderline, summary, thresholds } = analysis;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {overallScore == null ? <p className="text-ink-soft">No overall score</p> : <ScoreChip score={overallScore} low={low} high={high} size="lg" />}
        {recommendation ? <p className="text-lg font-semibold">{RECOMMENDATION_WORDS[recommendation]}</p> : null}
        {borderline ? <Badge tone="warn">Borderline: close to the next band</Badge> : null}
      </div>
      {recommendation ? (
        <p className="tabular text-sm text-ink-faint">
          A suggestion by thresholds: hire from {thresholds.hireFrom}, consider from {thresholds.considerFrom}. A person decides.
        </p>
      ) : null}
      {recommendationWithheldReason ? <Notice tone="warn" title="No recommendation">{recommendationWithheldReason}</Notice> : null}
      {summary ? <p className="max-w-prose text-ink-soft">{summary}</p> : null}
    </div>
  );
};

export const OverallResult = ({ analysis }: OverallResultProps) => (
  <Card aria-labelledby="overall-title" className="grid gap-5">
    <CardTitle id="overall-title">AI assessment</CardTitle>
    {analysis.status === "COMPLETED" ? <Completed analysis={analysis} /> : null}
    {analysis.status === "PENDING" || analysis.status === "PROCESSING" ? <InProgress analysis={analysis} /> : null}
    {analysis.status === "FAILED" ? <Failed analysis={analysis} /> : null}
    <Preview analysis={analysis} />
  </Card>
);
