/** Which passages of an answer are marked: those of the criterion one looks at, or the strongest one. */
import type { Criterion, QuestionAnalysisFieldsFragment } from "@/gql/graphql";

export type CriterionScore = QuestionAnalysisFieldsFragment["criteria"][number];

export interface Evidence {
  criterion: Criterion;
  start: number;
  end: number;
}

/** The first quote of the criterion that scored highest and weighs most. */
const strongest = (criteria: readonly CriterionScore[]): Evidence[] => {
  const [best] = criteria.filter(({ quotes }) => quotes.length > 0).toSorted((one, other) => other.level - one.level || other.weight - one.weight);
  const quote = best?.quotes[0];
  return best && quote ? [{ criterion: best.criterion, start: quote.start, end: quote.end }] : [];
};

/** A good answer quoted for every criterion would be marked all over, and nothing would stand out. */
export const markedEvidence = (criteria: readonly CriterionScore[], chosen: Criterion | null): Evidence[] => {
  if (chosen === null) return strongest(criteria);
  return criteria.filter(({ criterion }) => criterion === chosen).flatMap(({ criterion, quotes }) => quotes.map(({ start, end }) => ({ criterion, start, end })));
};

export interface CriterionMean {
  criterion: Criterion;
  /** 0 to 4, over the scored questions by their weight. */
  level: number;
}

export const meansOf = (questions: readonly QuestionAnalysisFieldsFragment[]): CriterionMean[] => {
  const sums = new Map<Criterion, { level: number; weight: number }>();
  for (const { status, weight, criteria } of questions) {
    if (status !== "SCORED" || weight === 0) continue;
    for (const { criterion, level } of criteria) {
      const sum = sums.get(criterion) ?? { level: 0, weight: 0 };
      sums.set(criterion, { level: sum.level + level * weight, weight: sum.weight + weight });
    }
  }
  return [...sums].map(([criterion, { level, weight }]) => ({ criterion, level: level / weight }));
};
