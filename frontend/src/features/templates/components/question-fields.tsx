/** The question itself: words, time, weight, options. */
import type { UseFormReturn } from "react-hook-form";
import { Checkbox, Input, Select, Textarea } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { durationInWords } from "@/lib/time";
import type { CheckedQuestion, QuestionValues } from "../question-values";
import { OptionsEditor } from "./options-editor";

interface QuestionFieldsProps {
  form: UseFormReturn<QuestionValues, unknown, CheckedQuestion>;
  defaultTimeLimitSeconds: number;
  disabled: boolean;
  /** No other question counts. */
  alone?: boolean;
}

const WEIGHTS = ["0, not scored", "1, counts least", "2", "3", "4", "5, counts most"];

export const QuestionFields = ({ form, defaultTimeLimitSeconds, disabled, alone }: QuestionFieldsProps) => {
  const { errors } = form.formState;
  return (
    <div className="grid content-start gap-5">
      <Field label="Question" error={errors.text?.message}>
        {(control) => <Textarea {...control} rows={3} disabled={disabled} {...form.register("text")} />}
      </Field>
      {form.getValues("type") === "MULTIPLE_CHOICE" ? (
        <OptionsEditor
          control={form.control}
          register={form.register}
          disabled={disabled}
          error={errors.options?.root?.message ?? errors.options?.message}
        />
      ) : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Time limit in minutes" hint={`Empty: ${durationInWords(defaultTimeLimitSeconds)}, as in the settings.`} error={errors.minutes?.message}>
          {(control) => <Input {...control} inputMode="decimal" disabled={disabled} className="tabular" {...form.register("minutes")} />}
        </Field>
        <Field label="Weight in the overall score" hint={alone ? "The only question that counts: any weight makes it the whole score." : "Compared with the other questions."} error={errors.weight?.message}>
          {(control) => (
            // Controlled: a registered select would start at its first option, whatever the question's weight is.
            <Select
              {...control}
              disabled={disabled}
              value={form.watch("weight")}
              onChange={(event) => form.setValue("weight", event.target.value, { shouldDirty: true })}
            >
              {WEIGHTS.map((text, index) => <option key={text} value={index}>{alone ? text.split(", counts")[0] : text}</option>)}
            </Select>
          )}
        </Field>
      </div>
      <label className="flex items-center gap-3 text-sm">
        <Checkbox disabled={disabled} {...form.register("required")} />
        Candidates must answer it
      </label>
    </div>
  );
};
