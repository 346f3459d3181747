/** What stands where a score would be: waiting, being scored, failed, left out. Never a low number. */
import { LoaderCircle } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { ScoreChip } from "@/components/ui/score-chip";
import type { QuestionAnalysisFieldsFragment } from "@/gql/graphql";

interface QuestionStateProps {
  analysis: QuestionAnalysisFieldsFragment;
  hidden: boolean;
}

export const QuestionState = ({ analysis, hidden }: QuestionStateProps) => {
  switch (analysis.status) {
    case "PENDING":
      return <Badge>Waiting to be scored</Badge>;
    case "PROCESSING":
      return <Badge tone="warn"><LoaderCircle aria-hidden className="animate-spin" />Being scored</Badge>;
    case "FAILED":
      return <Badge tone="danger">Could not be scored</Badge>;
    case "LEFT_OUT":
      return <Badge>Left out of the score</Badge>;
    case "SCORED":
      if (hidden) return <Badge>Scored, hidden</Badge>;
      return analysis.score == null ? null : <ScoreChip score={analysis.score} low={analysis.low} high={analysis.high} />;
  }
};
