/** A question's form with its rubric beside it; saved explicitly, so that nothing half-written counts. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useMemo, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { QuestionFieldsFragment } from "@/gql/graphql";
import { useGuardedForm } from "@/lib/guarded-form";
import { CRITERION_WORDS } from "@/lib/words";
import { useRubricHints } from "../api/use-rubric-hints";
import { type CheckedQuestion, questionSchema, type QuestionValues, toRubricInput, toValues } from "../question-values";
import { useMergedForm } from "../use-merged-form";
import { useQuestionSaving } from "../use-question-saving";
import { ApproveRubricDialog } from "./approve-rubric-dialog";
import { ChangedMeanwhile, inWords } from "./changed-meanwhile";
import { QuestionFields } from "./question-fields";
import { RubricEditor } from "./rubric-editor";

interface QuestionEditorProps {
  templateId: string;
  question: QuestionFieldsFragment;
  defaultTimeLimitSeconds: number;
  readOnly: boolean;
  number: number;
  onDirty: (dirty: boolean) => void;
}

const WORDS: Record<string, string> = { text: "Question", minutes: "Time limit in minutes", required: "Candidates must answer it", weight: "Weight", options: "Options" };

/** `criteria.3.levels.4.text` is "Depth, level 4". */
const placeName = (path: string, criteria: QuestionValues["criteria"]): string => {
  const [first = "", index, part, level] = path.split(".");
  const criterion = criteria[Number(index)]?.criterion;
  if (first !== "criteria" || !criterion) return WORDS[first] ?? "Rubric";
  return part === "levels" ? `${CRITERION_WORDS[criterion]}, level ${level}` : `Weight of ${CRITERION_WORDS[criterion].toLowerCase()}`;
};

interface SaveBarProps {
  dirty: boolean;
  busy: boolean;
  needsApproval: boolean;
  onApprove: () => void;
}

const SaveBar = ({ dirty, busy, needsApproval, onApprove }: SaveBarProps) => (
  <div className="flex flex-wrap items-center gap-3">
    <Button type="submit" look={needsApproval ? "secondary" : "primary"} disabled={!dirty} busy={busy}>Save question</Button>
    {needsApproval ? (
      <Button look="primary" disabled={busy} onClick={onApprove}>{dirty ? "Save and approve rubric" : "Approve rubric"}</Button>
    ) : null}
    {dirty ? <p className="text-sm text-ink-faint">Not saved yet</p> : null}
  </div>
);

export const QuestionEditor = ({ templateId, question, number, defaultTimeLimitSeconds, readOnly, onDirty }: QuestionEditorProps) => {
  const { rubric } = question;
  const [approving, setApproving] = useState(false);
  const { problem, changedMeanwhile, approve, save } = useQuestionSaving(templateId, question);
  const theirs = useMemo(() => toValues(question), [question]);
  const form = useForm<QuestionValues, unknown, CheckedQuestion>({ resolver: zodResolver(questionSchema), defaultValues: theirs });
  const { isDirty, isSubmitting, dirtyFields } = form.formState;
  const { conflicts, takeTheirs } = useMergedForm(form, theirs);
  const edited = Boolean(dirtyFields.criteria);
  const criteria = form.watch("criteria");
  const hints = useRubricHints(edited ? JSON.stringify(toRubricInput(criteria)) : null) ?? rubric?.hints ?? [];

  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);

  const persist = async (values: CheckedQuestion, withApproval: boolean): Promise<boolean> => {
    const saved = await save(values, { edited, approve: withApproval });
    if (saved) form.reset(toValues(saved));
    return saved !== null;
  };
  const { onSubmit } = useGuardedForm(form, `question ${number}`, (values) => persist(values, false));
  const approveShown = async () => {
    await (isDirty ? form.handleSubmit(async (values) => void (await persist(values, true)))() : approve());
    setApproving(false);
  };
  // Only sentences that may be saved are shown for approval.
  const askApproval = async () => {
    if (await form.trigger()) setApproving(true);
  };

  return (
    <form onSubmit={onSubmit} className="grid gap-6" noValidate>
      <div className={rubric ? "grid gap-8 lg:grid-cols-2" : "grid gap-8"}>
        <QuestionFields form={form} defaultTimeLimitSeconds={defaultTimeLimitSeconds} disabled={readOnly} alone={question.sharePercent === 100} />
        {rubric ? <RubricEditor form={form} rubric={rubric} hints={hints} disabled={readOnly} /> : null}
      </div>
      {changedMeanwhile ? (
        <ChangedMeanwhile
          what="this question"
          fields={conflicts.map((conflict) => ({ name: placeName(conflict.path, criteria), theirs: inWords(conflict.theirs), onTake: () => takeTheirs(conflict) }))}
        />
      ) : null}
      {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
      {readOnly ? null : (
        <SaveBar dirty={isDirty} busy={isSubmitting} needsApproval={rubric != null && (!rubric.approved || edited)} onApprove={() => void askApproval()} />
      )}
      {approving ? (
        <ApproveRubricDialog
          criteria={criteria.map(({ criterion, weight, levels }) => ({ criterion, weight, levels: levels.map(({ text }) => text) }))}
          hints={hints}
          action={isDirty ? "Save and approve" : "Approve"}
          busy={isSubmitting}
          onApprove={() => void approveShown()}
          onClose={() => setApproving(false)}
        />
      ) : null}
    </form>
  );
};
