/** A question's form with its rubric beside it; saved explicitly, so that nothing half-written counts. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import type { QuestionFieldsFragment } from "@/gql/graphql";
import { useGuardedForm } from "@/lib/guarded-form";
import { refusalIn } from "@/lib/graph/refusal";
import { useApproveRubric } from "../api/use-approve-rubric";
import { useUpdateQuestion } from "../api/use-update-question";
import { type CheckedQuestion, questionSchema, type QuestionValues, toUpdate, toValues } from "../question-values";
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

export const QuestionEditor = ({ templateId, question, number, defaultTimeLimitSeconds, readOnly, onDirty }: QuestionEditorProps) => {
  const [problem, setProblem] = useState<string>();
  const [, updateQuestion] = useUpdateQuestion();
  const [, approveRubric] = useApproveRubric();
  const toast = useToast();
  const form = useForm<QuestionValues, unknown, CheckedQuestion>({ resolver: zodResolver(questionSchema), defaultValues: toValues(question) });
  const { isDirty, isSubmitting, dirtyFields } = form.formState;
  const rubricEdited = Boolean(dirtyFields.criteria);
  const needsApproval = question.rubric != null && (!question.rubric.approved || rubricEdited);

  // What the server holds replaces the form, unless someone is typing in it.
  useEffect(() => {
    form.reset(toValues(question), { keepDirtyValues: true });
  }, [question, form]);

  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);

  const approveAsItIs = async () => {
    const { data, error } = await approveRubric({ input: { templateId, questionId: question.id } });
    const refusal = refusalIn(error, data?.approveRubric);
    setProblem(refusal);
    if (!refusal) toast("Rubric approved");
  };

  const persist = async (values: CheckedQuestion, approve: boolean): Promise<boolean> => {
    const input = toUpdate({ templateId, questionId: question.id }, values, { edited: rubricEdited, approve });
    const { data, error } = await updateQuestion({ input });
    const refusal = refusalIn(error, data?.updateQuestion);
    setProblem(refusal);
    if (refusal) return false;
    const saved = data?.updateQuestion.template?.questions.find((one) => one.id === question.id);
    if (saved) form.reset(toValues(saved));
    if (approve && !rubricEdited) await approveAsItIs();
    else toast(approve ? "Question saved, rubric approved" : "Question saved");
    return true;
  };
  const { onSubmit } = useGuardedForm(form, `question ${number}`, (values) => persist(values, false));
  const saveAndApprove = form.handleSubmit(async (values) => void (await persist(values, true)));

  return (
    <form onSubmit={onSubmit} className="grid gap-6" noValidate>
      <div className={question.rubric ? "grid gap-8 lg:grid-cols-2" : "grid gap-8"}>
        <QuestionFields form={form} defaultTimeLimitSeconds={defaultTimeLimitSeconds} disabled={readOnly} />
        {question.rubric ? <RubricEditor form={form} rubric={question.rubric} disabled={readOnly} /> : null}
      </div>
      {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
      {readOnly ? null : (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look={needsApproval ? "secondary" : "primary"} disabled={!isDirty} busy={isSubmitting}>Save question</Button>
          {needsApproval ? (
            <Button look="primary" disabled={isSubmitting} onClick={() => void (isDirty ? saveAndApprove() : approveAsItIs())}>
              {isDirty ? "Save and approve rubric" : "Approve rubric"}
            </Button>
          ) : null}
          {isDirty ? <p className="text-sm text-ink-faint">Not saved yet</p> : null}
        </div>
      )}
    </form>
  );
};
