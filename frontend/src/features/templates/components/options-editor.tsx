/** The options of a multiple-choice question, with the correct ones marked. */
import { Plus, X } from "lucide-react";
import { type Control, useFieldArray, type UseFormRegister } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Checkbox, Input } from "@/components/ui/controls";
import { FieldError } from "@/components/ui/field";
import type { CheckedQuestion, QuestionValues } from "../question-values";

interface OptionsEditorProps {
  control: Control<QuestionValues, unknown, CheckedQuestion>;
  register: UseFormRegister<QuestionValues>;
  error?: string;
  disabled: boolean;
}

const MOST_OPTIONS = 10;

export const OptionsEditor = ({ control, register, error, disabled }: OptionsEditorProps) => {
  const { fields, append, remove } = useFieldArray({ control, name: "options" });
  return (
    <fieldset className="grid gap-2.5">
      <legend className="pb-1.5 text-sm font-semibold">Options</legend>
      <p className="text-sm text-ink-faint">Tick every correct one. Candidates never see which are correct.</p>
      {fields.map((field, index) => (
        <div key={field.id} className="flex items-center gap-3">
          <Checkbox aria-label={`Option ${index + 1} is correct`} disabled={disabled} {...register(`options.${index}.correct`)} />
          <Input aria-label={`Option ${index + 1}`} disabled={disabled} autoComplete="off" {...register(`options.${index}.text`)} />
          <Button look="quiet" size="icon-sm" aria-label={`Remove option ${index + 1}`} disabled={disabled || fields.length <= 2} onClick={() => remove(index)}>
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {error ? <FieldError>{error}</FieldError> : null}
      {disabled || fields.length >= MOST_OPTIONS ? null : (
        <div>
          <Button size="sm" look="quiet" onClick={() => append({ text: "", correct: false })}><Plus aria-hidden />Add option</Button>
        </div>
      )}
    </fieldset>
  );
};
