/** Two words to begin with; everything else follows in the builder. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/controls";
import { Dialog, DialogActions, DialogCancel } from "@/components/ui/dialog";
import { Field, FieldError } from "@/components/ui/field";
import { sentenceFor } from "@/lib/graph/problem";
import { singleLine } from "@/lib/text";
import { useUnsaved } from "@/lib/unsaved";
import { useCreateTemplate } from "../api/use-create-template";

const schema = z.object({
  title: z.string().overwrite(singleLine).min(1, "Give the template a name that colleagues will recognise."),
  roleTitle: z.string().overwrite(singleLine).min(1, "Enter the role, as candidates should read it."),
});

interface CreateTemplateDialogProps {
  open: boolean;
  onClose: () => void;
  onCreated: (templateId: string) => void;
}

const CreateTemplateForm = ({ onCreated }: Pick<CreateTemplateDialogProps, "onCreated">) => {
  const [{ error }, createTemplate] = useCreateTemplate();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { title: "", roleTitle: "" } });
  const { errors, isDirty, isSubmitting } = form.formState;
  const release = useUnsaved(isDirty, { what: "the new template" });

  const submit = form.handleSubmit(async (values) => {
    const { data } = await createTemplate({ input: values });
    const refusal = data?.createTemplate.userErrors[0];
    if (refusal) form.setError(refusal.field?.at(-1) === "roleTitle" ? "roleTitle" : "title", { message: refusal.message });
    else if (data?.createTemplate.template) {
      release();
      onCreated(data.createTemplate.template.id);
    }
  });

  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      <Field label="Template name" hint="For you and your colleagues." error={errors.title?.message}>
        {(control) => <Input {...control} {...form.register("title")} autoComplete="off" placeholder="Backend engineer, first round" />}
      </Field>
      <Field label="Role" hint="Candidates see it." error={errors.roleTitle?.message}>
        {(control) => <Input {...control} {...form.register("roleTitle")} autoComplete="off" placeholder="Backend engineer" />}
      </Field>
      {error ? <div role="alert"><FieldError>{sentenceFor(error)}</FieldError></div> : null}
      <DialogActions>
        <DialogCancel />
        <Button type="submit" look="primary" busy={isSubmitting}>Create template</Button>
      </DialogActions>
    </form>
  );
};

export const CreateTemplateDialog = ({ open, onClose, onCreated }: CreateTemplateDialogProps) => (
  <Dialog open={open} title="New template" description="It begins as a draft that only your company sees." onClose={onClose}>
    <CreateTemplateForm onCreated={onCreated} />
  </Dialog>
);
