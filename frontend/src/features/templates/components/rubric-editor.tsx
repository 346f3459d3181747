/** The rubric beside its question: four criteria, five levels each, in sentences an answer can be held against. */
import { ChevronRight } from "lucide-react";
import type { UseFormReturn } from "react-hook-form";
import { Badge } from "@/components/ui/badge";
import { Input, Textarea } from "@/components/ui/controls";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { RubricFieldsFragment } from "@/gql/graphql";
import { CRITERION_WORDS } from "@/lib/words";
import type { CheckedQuestion, QuestionValues } from "../question-values";

interface RubricEditorProps {
  form: UseFormReturn<QuestionValues, unknown, CheckedQuestion>;
  rubric: RubricFieldsFragment;
  /** Where it is too vague, as it stands in the form. */
  hints: string[];
  disabled: boolean;
}

const LEVEL_NAMES = ["Level 0, nothing of it", "Level 1", "Level 2", "Level 3", "Level 4, as good as it gets"];

/** The server names the place first: "Depth, level 4 judges …". Here it stands beside its sentence. */
const hintsAt = (hints: string[], name: string, level: number): string[] => {
  const place = `${name}, level ${level} `;
  return hints.filter((hint) => hint.startsWith(place)).map((hint) => `This ${hint.slice(place.length)}`);
};

const CriterionEditor = ({ form, index, hints, disabled }: Pick<RubricEditorProps, "form" | "hints" | "disabled"> & { index: number }) => {
  const { criterion } = form.getValues(`criteria.${index}`);
  const name = CRITERION_WORDS[criterion];
  const errors = form.formState.errors.criteria?.[index];
  return (
    <details className="group rounded-md border border-line bg-surface" open={Boolean(errors) || undefined}>
      <summary className="flex min-h-11 list-none items-center gap-2 px-3.5 text-sm font-semibold [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-ink-faint transition-transform group-open:rotate-90" />
        {name}
        <span className="ml-auto font-normal text-ink-faint">weight {String(form.watch(`criteria.${index}.weight`))}</span>
      </summary>
      <div className="grid gap-3.5 border-t border-line p-3.5">
        <label className="flex items-center gap-3 text-sm">
          Weight
          <Input
            type="number"
            min={1}
            max={5}
            disabled={disabled}
            aria-label={`Weight of ${name.toLowerCase()}`}
            className="tabular min-h-9 w-20"
            {...form.register(`criteria.${index}.weight`)}
          />
          <span className="text-ink-faint">1 counts least, 5 counts most</span>
        </label>
        {errors?.weight?.message ? <FieldError>{errors.weight.message}</FieldError> : null}
        {LEVEL_NAMES.map((levelName, level) => (
          <div key={levelName} className="grid gap-1">
            <label className="grid gap-1 text-xs font-semibold text-ink-soft">
              {levelName}
              <Textarea
                rows={2}
                disabled={disabled}
                aria-label={`${name}, level ${level}`}
                aria-invalid={errors?.levels?.[level] ? true : undefined}
                className="min-h-0 font-normal"
                {...form.register(`criteria.${index}.levels.${level}.text`)}
              />
            </label>
            {hintsAt(hints, name, level).map((hint) => <p key={hint} className="text-sm text-warn">{hint}</p>)}
            {errors?.levels?.[level]?.text?.message ? <FieldError>{errors.levels[level].text.message}</FieldError> : null}
          </div>
        ))}
      </div>
    </details>
  );
};

/** Never a plain "Approved" beside "too vague". */
const Approval = ({ approved, vague }: { approved: boolean; vague: boolean }) => {
  if (!approved) return <Badge tone="warn">Not approved yet</Badge>;
  return vague ? <Badge tone="warn">Approved, but vague</Badge> : <Badge tone="good">Approved</Badge>;
};

export const RubricEditor = ({ form, rubric, hints, disabled }: RubricEditorProps) => {
  const edited = Boolean(form.formState.dirtyFields.criteria);
  return (
    <section aria-label="Rubric" className="grid content-start gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">Rubric</h3>
        <Approval approved={rubric.approved && !edited} vague={hints.length > 0} />
      </div>
      <p className="text-sm text-ink-faint">
        Answers are scored against these sentences, level by level. Make them say what an answer to this question contains.
      </p>
      {hints.length > 0 ? (
        <Notice tone="warn" role="status" title="Too vague to score well">
          <ul className="list-disc pl-4">{hints.map((hint) => <li key={hint}>{hint}</li>)}</ul>
        </Notice>
      ) : null}
      {rubric.criteria.map(({ criterion }, index) => <CriterionEditor key={criterion} form={form} index={index} hints={hints} disabled={disabled} />)}
    </section>
  );
};
