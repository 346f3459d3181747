/** Saves and approves a question from the state that was seen; what somebody changed meanwhile is fetched and told, never overwritten. */
import { useState } from "react";
import type { CombinedError } from "urql";
import { useToast } from "@/components/ui/toast";
import type { QuestionFieldsFragment } from "@/gql/graphql";
import { refusalIn } from "@/lib/graph/refusal";
import { useApproveRubric } from "./api/use-approve-rubric";
import { isChangedMeanwhile, useFreshTemplate } from "./api/use-fresh-template";
import { useUpdateQuestion } from "./api/use-update-question";
import { type CheckedQuestion, toUpdate } from "./question-values";

interface Payload {
  userErrors: { code: string; message: string }[];
}

export const useQuestionSaving = (templateId: string, question: QuestionFieldsFragment) => {
  const [problem, setProblem] = useState<string>();
  const [changedMeanwhile, setChangedMeanwhile] = useState(false);
  const [, updateQuestion] = useUpdateQuestion();
  const [, approveRubric] = useApproveRubric();
  const fresh = useFreshTemplate(templateId);
  const toast = useToast();
  const ids = { templateId, questionId: question.id, expectedRevision: question.revision };

  /** Shows a refusal, or what changed meanwhile; true when there was none. */
  const taken = async (error: CombinedError | undefined, payload: Payload | undefined): Promise<boolean> => {
    const changed = isChangedMeanwhile(payload);
    const refusal = refusalIn(error, payload);
    if (changed) await fresh();
    setChangedMeanwhile(changed);
    setProblem(changed ? undefined : refusal);
    return !refusal;
  };

  const approve = async (expectedRevision = question.revision): Promise<boolean> => {
    const { data, error } = await approveRubric({ input: { ...ids, expectedRevision } });
    const done = await taken(error, data?.approveRubric);
    if (done) toast("Rubric approved");
    return done;
  };

  /** The question as it was saved; null when it was refused. */
  const save = async (values: CheckedQuestion, rubric: { edited: boolean; approve: boolean }): Promise<QuestionFieldsFragment | null> => {
    const { data, error } = await updateQuestion({ input: toUpdate(ids, values, rubric) });
    if (!(await taken(error, data?.updateQuestion))) return null;
    const saved = data?.updateQuestion.template?.questions.find((entry) => entry.id === question.id) ?? question;
    if (rubric.approve && !rubric.edited) await approve(saved.revision);
    else toast(rubric.approve ? "Question saved, rubric approved" : "Question saved");
    return saved;
  };

  return { problem, changedMeanwhile, approve, save };
};
