/** What the interview is for, and the rules it runs by. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useMemo, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Checkbox, Input, Textarea } from "@/components/ui/controls";
import { Field, FieldError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import type { TemplateFieldsFragment } from "@/gql/graphql";
import { useGuardedForm } from "@/lib/guarded-form";
import { refusalIn } from "@/lib/graph/refusal";
import { manyLines, singleLine } from "@/lib/text";
import { isChangedMeanwhile, useFreshTemplate } from "../api/use-fresh-template";
import { useUpdateTemplate } from "../api/use-update-template";
import { useMergedForm } from "../use-merged-form";
import { ChangedMeanwhile, inWords } from "./changed-meanwhile";

const between = (low: number, high: number, unit: string) =>
  z.string().trim().refine((value) => Number(value) >= low && Number(value) <= high, `Enter ${unit} between ${low} and ${high}.`);

const schema = z.object({
  title: z.string().overwrite(singleLine).min(1, "Give the template a name."),
  roleTitle: z.string().overwrite(singleLine).min(1, "Enter the role."),
  description: z.string().overwrite(manyLines),
  totalMinutes: z.union([z.literal(""), between(1, 480, "minutes")]),
  questionMinutes: between(0.25, 120, "minutes"),
  invitationDays: between(1, 90, "days"),
  shuffleQuestions: z.boolean(),
  showProgress: z.boolean(),
});

const toValues = ({ title, roleTitle, description, settings }: TemplateFieldsFragment): z.infer<typeof schema> => ({
  title,
  roleTitle,
  description,
  totalMinutes: settings.totalTimeLimitMinutes == null ? "" : String(settings.totalTimeLimitMinutes),
  questionMinutes: String(settings.defaultTimeLimitSeconds / 60),
  invitationDays: String(settings.invitationDays),
  shuffleQuestions: settings.shuffleQuestions,
  showProgress: settings.showProgress,
});

const FIELD_WORDS: Record<keyof z.infer<typeof schema>, string> = {
  title: "Template name",
  roleTitle: "Role",
  description: "What candidates read",
  totalMinutes: "Minutes in all",
  questionMinutes: "Minutes per question",
  invitationDays: "Days to answer",
  shuffleQuestions: "Shuffle questions",
  showProgress: "Progress bar",
};

interface BasicsCardProps {
  template: TemplateFieldsFragment;
  readOnly: boolean;
}

export const BasicsCard = ({ template, readOnly }: BasicsCardProps) => {
  const [problem, setProblem] = useState<string>();
  const [changedMeanwhile, setChangedMeanwhile] = useState(false);
  const [, updateTemplate] = useUpdateTemplate();
  const fresh = useFreshTemplate(template.id);
  const toast = useToast();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: toValues(template) });
  const { errors, isDirty, isSubmitting } = form.formState;

  const theirs = useMemo(() => toValues(template), [template]);
  const { conflicts, takeTheirs } = useMergedForm(form, theirs);

  const { onSubmit } = useGuardedForm(form, "about this interview", async ({ totalMinutes, questionMinutes, invitationDays, shuffleQuestions, showProgress, ...words }) => {
    const settings = {
      totalTimeLimitMinutes: totalMinutes === "" ? null : Math.round(Number(totalMinutes)),
      defaultTimeLimitSeconds: Math.round(Number(questionMinutes) * 60),
      invitationDays: Math.round(Number(invitationDays)),
      shuffleQuestions,
      showProgress,
    };
    const { data, error } = await updateTemplate({ input: { templateId: template.id, ...words, settings, expectedRevision: template.settingsRevision } });
    const refusal = refusalIn(error, data?.updateTemplate);
    const changed = isChangedMeanwhile(data?.updateTemplate);
    if (changed) await fresh();
    setChangedMeanwhile(changed);
    setProblem(changed ? undefined : refusal);
    if (refusal || !data?.updateTemplate.template) return false;
    form.reset(toValues(data.updateTemplate.template));
    toast("Settings saved");
    return true;
  });

  return (
    <Card aria-labelledby="basics-title">
      <form onSubmit={onSubmit} className="grid gap-6" noValidate>
        <CardTitle id="basics-title">About this interview</CardTitle>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="Template name" error={errors.title?.message}>
            {(control) => <Input {...control} disabled={readOnly} {...form.register("title")} />}
          </Field>
          <Field label="Role" error={errors.roleTitle?.message}>
            {(control) => <Input {...control} disabled={readOnly} {...form.register("roleTitle")} />}
          </Field>
        </div>
        <Field label="What candidates read before they start" optional error={errors.description?.message}>
          {(control) => <Textarea {...control} rows={3} disabled={readOnly} {...form.register("description")} />}
        </Field>
        <div className="grid items-end gap-5 sm:grid-cols-3">
          <Field label="Minutes per question" error={errors.questionMinutes?.message}>
            {(control) => <Input {...control} inputMode="decimal" disabled={readOnly} className="tabular" {...form.register("questionMinutes")} />}
          </Field>
          <Field label="Minutes in all" optional error={errors.totalMinutes?.message}>
            {(control) => <Input {...control} inputMode="numeric" disabled={readOnly} placeholder="No limit" className="tabular" {...form.register("totalMinutes")} />}
          </Field>
          <Field label="Days to answer" error={errors.invitationDays?.message}>
            {(control) => <Input {...control} inputMode="numeric" disabled={readOnly} className="tabular" {...form.register("invitationDays")} />}
          </Field>
        </div>
        <div className="flex flex-wrap gap-x-8 gap-y-3 text-sm">
          <label className="flex items-center gap-3">
            <Checkbox disabled={readOnly} {...form.register("shuffleQuestions")} />
            Shuffle questions for each candidate
          </label>
          <label className="flex items-center gap-3">
            <Checkbox disabled={readOnly} {...form.register("showProgress")} />
            Show candidates a progress bar
          </label>
        </div>
        {changedMeanwhile ? (
          <ChangedMeanwhile
            what="these settings"
            fields={conflicts.map((conflict) => ({ name: FIELD_WORDS[conflict.path as keyof typeof FIELD_WORDS], theirs: inWords(conflict.theirs), onTake: () => takeTheirs(conflict) }))}
          />
        ) : null}
        {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
        {readOnly ? null : (
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" disabled={!isDirty} busy={isSubmitting}>Save settings</Button>
            {isDirty ? <p className="text-sm text-ink-faint">Not saved yet</p> : null}
          </div>
        )}
      </form>
    </Card>
  );
};
