/** A form that is saved explicitly, under the guard against lost input. */
import type { FormEvent } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useUnsaved } from "./unsaved";

/** `persist` sends the checked values and answers whether they were taken; it shows its own refusal. */
export const useGuardedForm = <Values extends FieldValues, Checked extends FieldValues>(
  form: UseFormReturn<Values, unknown, Checked>,
  what: string,
  persist: (values: Checked) => Promise<boolean>,
) => {
  const save = async (): Promise<boolean> => {
    let saved = false;
    await form.handleSubmit(async (values) => {
      saved = await persist(values);
    })();
    return saved;
  };
  useUnsaved(form.formState.isDirty, { what, save });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return { save, onSubmit };
};
