/** A question as its form holds it, and back as the graph takes it. */
import { z } from "zod";
import type { Criterion, QuestionFieldsFragment, UpdateQuestionInput } from "@/gql/graphql";
import { manyLines } from "@/lib/text";

const LEVELS = 5;

export const questionSchema = z
  .object({
    type: z.enum(["VIDEO", "TEXT", "MULTIPLE_CHOICE"]),
    text: z.string().overwrite(manyLines).min(1, "Write the question."),
    minutes: z
      .string()
      .trim()
      .refine((value) => value === "" || (Number(value) >= 0.25 && Number(value) <= 120), "Enter minutes between 0.25 and 120, or leave it empty."),
    required: z.boolean(),
    weight: z.coerce.number<string>().int().min(0).max(5),
    options: z.array(z.object({ text: z.string().overwrite(manyLines), correct: z.boolean() })),
    criteria: z.array(
      z.object({
        criterion: z.custom<Criterion>(),
        weight: z.coerce.number<string>().int().min(1, "1 to 5").max(5, "1 to 5"),
        levels: z.array(z.object({ text: z.string().overwrite(manyLines).min(1, "Say what an answer at this level contains.") })).length(LEVELS),
      }),
    ),
  })
  .superRefine(({ type, options }, context) => {
    if (type !== "MULTIPLE_CHOICE") return;
    const filled = options.filter((option) => option.text !== "");
    if (filled.length < 2) context.addIssue({ code: "custom", path: ["options"], message: "Write at least two options." });
    else if (!filled.some((option) => option.correct)) context.addIssue({ code: "custom", path: ["options"], message: "Mark at least one option as correct." });
  });

export type QuestionValues = z.input<typeof questionSchema>;
export type CheckedQuestion = z.output<typeof questionSchema>;

export const toValues = (question: QuestionFieldsFragment): QuestionValues => ({
  type: question.type,
  text: question.text,
  minutes: question.timeLimitSeconds == null ? "" : String(question.timeLimitSeconds / 60),
  required: question.required,
  // As the select gives it back: a form with a number in it would count as changed at once.
  weight: String(question.weight),
  options: question.options.map(({ text, correct }) => ({ text, correct })),
  criteria: (question.rubric?.criteria ?? []).map(({ criterion, weight, levels }) => ({
    criterion,
    weight: String(weight),
    levels: levels.map((text) => ({ text })),
  })),
});

export const toSeconds = (minutes: string): number | null => (minutes === "" ? null : Math.round(Number(minutes) * 60));

export const filledOptions = (options: CheckedQuestion["options"]) => options.filter((option) => option.text !== "");

export const toRubricInput = (criteria: CheckedQuestion["criteria"] | QuestionValues["criteria"]) => ({
  criteria: criteria.map(({ criterion, weight, levels }) => ({ criterion, weight: Number(weight), levels: levels.map(({ text }) => text) })),
});

/** The rubric goes along only when it was edited: sending it takes its approval away. */
export const toUpdate = (
  ids: { templateId: string; questionId: string; expectedRevision: string },
  values: CheckedQuestion,
  rubric: { edited: boolean; approve: boolean },
): UpdateQuestionInput => ({
  ...ids,
  text: values.text,
  timeLimitSeconds: toSeconds(values.minutes),
  required: values.required,
  weight: values.weight,
  ...(values.type === "MULTIPLE_CHOICE" ? { options: filledOptions(values.options) } : {}),
  ...(rubric.edited ? { rubric: toRubricInput(values.criteria), approveRubric: rubric.approve } : {}),
});
