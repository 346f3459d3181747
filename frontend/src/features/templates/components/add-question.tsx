/** Adds a question: its words first, then its rubric on the new card. */
import { zodResolver } from "@hookform/resolvers/zod";
import { ListChecks, TextCursorInput } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FieldError } from "@/components/ui/field";
import type { QuestionType } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { ScopeProvider, useLeave, useNewScope } from "@/lib/unsaved";
import { useGuardedForm } from "@/lib/guarded-form";
import { useAddQuestion } from "../api/use-add-question";
import { type CheckedQuestion, filledOptions, questionSchema, type QuestionValues, toSeconds } from "../question-values";
import { QuestionFields } from "./question-fields";

interface AddQuestionProps {
  templateId: string;
  defaultTimeLimitSeconds: number;
  onAdded: (questionId: string) => void;
}

interface NewQuestionProps extends AddQuestionProps {
  type: QuestionType;
  onCancel: () => void;
}

const NO_OPTIONS = [{ text: "", correct: false }, { text: "", correct: false }, { text: "", correct: false }];

const NewQuestion = ({ templateId, type, defaultTimeLimitSeconds, onAdded, onCancel }: NewQuestionProps) => {
  const [problem, setProblem] = useState<string>();
  const [, addQuestion] = useAddQuestion();
  const form = useForm<QuestionValues, unknown, CheckedQuestion>({
    resolver: zodResolver(questionSchema),
    defaultValues: { type, text: "", minutes: "", required: true, weight: "1", options: type === "MULTIPLE_CHOICE" ? NO_OPTIONS : [], criteria: [] },
  });

  const { onSubmit } = useGuardedForm(form, "the new question", async ({ text, minutes, required, weight, options }) => {
    const { data, error } = await addQuestion({
      input: { templateId, type, text, timeLimitSeconds: toSeconds(minutes), required, weight, options: filledOptions(options) },
    });
    const refusal = refusalIn(error, data?.addQuestion);
    setProblem(refusal);
    if (refusal || !data?.addQuestion.question) return false;
    onAdded(data.addQuestion.question.id);
    return true;
  });

  return (
    <Card aria-label="New question">
      <form onSubmit={onSubmit} className="grid gap-6" noValidate>
        <h3 className="text-lg font-semibold">{type === "TEXT" ? "New text question" : "New multiple-choice question"}</h3>
        <QuestionFields form={form} defaultTimeLimitSeconds={defaultTimeLimitSeconds} disabled={false} />
        {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="primary" busy={form.formState.isSubmitting}>Add question</Button>
          <Button look="quiet" onClick={onCancel}>Cancel</Button>
        </div>
      </form>
    </Card>
  );
};

export const AddQuestion = (props: AddQuestionProps) => {
  const [type, setType] = useState<QuestionType | null>(null);
  const scope = useNewScope();
  const leave = useLeave();
  if (type) {
    const added = (questionId: string) => {
      setType(null);
      props.onAdded(questionId);
    };
    return (
      <ScopeProvider value={scope}>
        <NewQuestion {...props} type={type} onAdded={added} onCancel={() => leave(() => setType(null), scope)} />
      </ScopeProvider>
    );
  }
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => setType("TEXT")}><TextCursorInput aria-hidden />Add text question</Button>
      <Button onClick={() => setType("MULTIPLE_CHOICE")}><ListChecks aria-hidden />Add multiple-choice question</Button>
    </div>
  );
};
