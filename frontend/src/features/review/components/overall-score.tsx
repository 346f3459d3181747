/** The whole interview's score on its scale, with the spread and the thresholds that its recommendation rests on. */
import { ScoreBar, spreadInWords } from "@/components/ui/score-chip";
import type { AnalysisFieldsFragment } from "@/gql/graphql";

interface OverallScoreProps extends Pick<AnalysisFieldsFragment, "low" | "high" | "thresholds"> {
  score: number;
}

export const OverallScore = ({ score, low, high, thresholds }: OverallScoreProps) => {
  const spread = spreadInWords(low, high);
  return (
    <div className="grid gap-2">
      <p className="flex items-baseline gap-2.5">
        <span className="tabular text-4xl leading-none font-semibold">{score}<span className="sr-only"> of 100</span></span>
        {spread ? <span className="tabular text-sm text-ink-faint">{spread}</span> : null}
      </p>
      <ScoreBar score={score} low={low} high={high} marks={[thresholds.considerFrom, thresholds.hireFrom]} className="h-2.5 w-48" />
    </div>
  );
};
