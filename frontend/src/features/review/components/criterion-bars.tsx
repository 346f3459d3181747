/** The criteria over all scored questions, as lengths with their numbers. */
import type { QuestionAnalysisFieldsFragment } from "@/gql/graphql";
import { CRITERION_WORDS } from "@/lib/words";
import { meansOf } from "../evidence";
import { HIGHEST_LEVEL, LevelBar } from "./level-bar";

export const CriterionBars = ({ questions }: { questions: QuestionAnalysisFieldsFragment[] }) => {
  const means = meansOf(questions);
  if (means.length === 0) return null;
  return (
    <div role="group" aria-label="Criteria over all questions">
      <dl className="grid grid-cols-[auto_minmax(4rem,1fr)_auto] content-start items-center gap-x-3 gap-y-2 text-sm">
        {means.map(({ criterion, level }) => (
          <div key={criterion} className="contents">
            <dt className="text-ink-soft">{CRITERION_WORDS[criterion]}</dt>
            <dd aria-hidden><LevelBar level={level} /></dd>
            <dd className="tabular font-semibold">{level.toFixed(1)}<span className="font-normal text-ink-faint"> of {HIGHEST_LEVEL}</span></dd>
          </div>
        ))}
      </dl>
    </div>
  );
};
