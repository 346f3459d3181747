/** A person's levels for one answer, chosen against the sentences of its rubric. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/controls";
import { FieldError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import type { Criterion, InvitationQuery } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { refusalIn } from "@/lib/graph/refusal";
import { useUnsaved } from "@/lib/unsaved";
import { CRITERION_WORDS } from "@/lib/words";
import { useReviewInvitation } from "../api/use-review-invitation";

type Invitation = NonNullable<InvitationQuery["invitation"]>;
type Rubric = NonNullable<Invitation["questions"][number]["rubric"]>;
type Mark = NonNullable<Invitation["review"]>["marks"][number];
type Levels = Partial<Record<Criterion, number>>;

interface QuestionLevelsProps {
  invitationId: string;
  questionId: string;
  number: number;
  rubric: Rubric;
  mark?: Mark;
  /** Without an AI the levels are the assessment: they stand open. */
  open: boolean;
}

const levelsOf = (mark?: Mark): Levels => Object.fromEntries((mark?.levels ?? []).map(({ criterion, level }) => [criterion, level]));

interface CriterionLevelsProps {
  entry: Rubric["criteria"][number];
  name: string;
  level?: number;
  onLevel: (level: number) => void;
}

const CriterionLevels = ({ entry: { criterion, levels, weight }, name, level, onLevel }: CriterionLevelsProps) => (
  <fieldset className="grid gap-1.5">
    <legend className="flex w-full items-baseline justify-between gap-3 pb-1 text-sm font-semibold">
      {CRITERION_WORDS[criterion]}
      <span className="tabular font-normal text-ink-faint">weight {weight}</span>
    </legend>
    {levels.map((sentence, value) => (
      <label
        key={sentence}
        className={classNames(
          "flex cursor-pointer items-start gap-3 rounded-md border px-3 py-2 text-sm hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
          level === value ? "border-ink bg-sunken" : "border-line",
        )}
      >
        <Radio name={`${name}-${criterion}`} checked={level === value} onChange={() => onLevel(value)} className="mt-0.5" />
        <span className="tabular w-4 shrink-0 font-semibold">{value}</span>
        <span className="min-w-0">{sentence}</span>
      </label>
    ))}
  </fieldset>
);

export const QuestionLevels = ({ invitationId, questionId, number, rubric, mark, open }: QuestionLevelsProps) => {
  const saved = levelsOf(mark);
  const [typed, setTyped] = useState<Levels>({});
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, review] = useReviewInvitation();
  const toast = useToast();
  const levels = { ...saved, ...typed };
  const dirty = Object.entries(typed).some(([criterion, level]) => saved[criterion as Criterion] !== level);
  const given = rubric.criteria.filter(({ criterion }) => levels[criterion] !== undefined).length;

  const save = async (): Promise<boolean> => {
    const chosen = rubric.criteria.flatMap(({ criterion }) => {
      const level = levels[criterion];
      return level === undefined ? [] : [{ criterion, level }];
    });
    const { data, error } = await review({ input: { invitationId, marks: [{ questionId, levels: chosen }] } });
    const refusal = refusalIn(error, data?.reviewInvitation);
    setProblem(refusal);
    if (refusal) return false;
    setTyped({});
    toast("Levels saved");
    return true;
  };
  useUnsaved(dirty, { what: `the levels of question ${number}`, save });

  return (
    <details open={open || undefined} className="group rounded-md border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 px-4 text-sm font-semibold">
        Your levels
        <span className="tabular font-normal text-ink-faint">
          {mark?.points != null && !dirty ? `${mark.points} of 100` : `${given} of ${rubric.criteria.length} given`}
        </span>
      </summary>
      <div className="grid gap-5 border-t border-line p-4">
        {rubric.criteria.map((entry) => (
          <CriterionLevels
            key={entry.criterion}
            entry={entry}
            name={questionId}
            level={levels[entry.criterion]}
            onLevel={(level) => setTyped({ ...typed, [entry.criterion]: level })}
          />
        ))}
        {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={!dirty} busy={fetching} onClick={() => void save()}>Save levels</Button>
          {dirty ? <p className="text-sm text-ink-faint">Not saved yet</p> : null}
        </div>
      </div>
    </details>
  );
};
