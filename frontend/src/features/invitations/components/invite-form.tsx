/** Name, mail, template and deadline of one invitation. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/controls";
import { DialogActions, DialogCancel } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import type { InvitationRowFieldsFragment } from "@/gql/graphql";
import { daysFromNow, fromLocalInput, toLocalInput } from "@/lib/deadline";
import { sentenceFor } from "@/lib/graph/problem";
import { isAddress, singleLine } from "@/lib/text";
import { useUnsaved } from "@/lib/unsaved";
import { useCreateInvitation } from "../api/use-create-invitation";
import { usePublishedTemplates } from "../api/use-published-templates";

const schema = z.object({
  templateId: z.string().min(1, "Choose the template to invite with."),
  candidateName: z.string().overwrite(singleLine).min(1, "Enter the candidate's name."),
  candidateEmail: z.string().overwrite(singleLine).refine(isAddress, "Enter a mail address, such as name@example.com."),
  expiresAt: z.string().refine((value) => fromLocalInput(value).getTime() > Date.now(), "Choose a moment in the future."),
});

type Values = z.infer<typeof schema>;
const DEFAULT_DAYS = 7;

interface InviteFormProps {
  templateId?: string;
  onInvited: (invitation: InvitationRowFieldsFragment) => void;
}

export const InviteForm = ({ templateId, onInvited }: InviteFormProps) => {
  const [{ data: published, fetching }] = usePublishedTemplates();
  const [{ error }, createInvitation] = useCreateInvitation();
  const templates = published?.templates.nodes;
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { templateId: templateId ?? "", candidateName: "", candidateEmail: "", expiresAt: toLocalInput(daysFromNow(DEFAULT_DAYS)) },
  });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  useUnsaved(Boolean(dirtyFields.candidateName || dirtyFields.candidateEmail || dirtyFields.expiresAt), { what: "the invitation" });
  const chosen = form.watch("templateId");

  useEffect(() => {
    const only = templates?.length === 1 ? templates[0] : undefined;
    if (only && !form.getValues("templateId")) form.setValue("templateId", only.id);
  }, [templates, form]);

  const days = templates?.find((one) => one.id === chosen)?.settings.invitationDays;
  useEffect(() => {
    if (days && !dirtyFields.expiresAt) form.setValue("expiresAt", toLocalInput(daysFromNow(days)));
  }, [days, dirtyFields.expiresAt, form]);

  const submit = form.handleSubmit(async (values) => {
    const expiresAt = fromLocalInput(values.expiresAt).toISOString();
    const { data } = await createInvitation({ input: { ...values, expiresAt } });
    const refusal = data?.createInvitation.userErrors[0];
    if (refusal) {
      const field = refusal.field?.at(-1);
      form.setError(field && field in values ? (field as keyof Values) : "templateId", { message: refusal.message });
    } else if (data?.createInvitation.invitation) {
      onInvited(data.createInvitation.invitation);
    }
  });

  if (fetching && !templates) return <Skeleton className="h-48" />;
  if (templates?.length === 0) {
    return (
      <div className="grid gap-4 text-ink-soft">
        <p>There is no published template yet. Publish one first: open Templates, write your questions, approve their rubrics and press Publish.</p>
        <DialogActions><DialogCancel>Close</DialogCancel></DialogActions>
      </div>
    );
  }
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      <Field label="Template" error={errors.templateId?.message}>
        {(control) => (
          <Select {...control} {...form.register("templateId")}>
            <option value="">Choose a template</option>
            {templates?.map((one) => <option dir="auto" key={one.id} value={one.id}>{one.title}</option>)}
          </Select>
        )}
      </Field>
      <Field label="Candidate's name" error={errors.candidateName?.message}>
        {(control) => <Input {...control} {...form.register("candidateName")} data-first-focus={templateId ? "" : undefined} autoComplete="off" />}
      </Field>
      <Field label="Candidate's email" error={errors.candidateEmail?.message}>
        {(control) => <Input {...control} {...form.register("candidateEmail")} type="email" autoComplete="off" />}
      </Field>
      <Field label="Deadline" hint="In your time zone; the candidate sees it in theirs." error={errors.expiresAt?.message}>
        {(control) => <Input {...control} {...form.register("expiresAt")} type="datetime-local" className="tabular" />}
      </Field>
      {error ? <div role="alert"><FieldError>{sentenceFor(error)}</FieldError></div> : null}
      <DialogActions>
        <DialogCancel />
        <Button type="submit" look="primary" busy={isSubmitting}>Create invitation</Button>
      </DialogActions>
    </form>
  );
};
