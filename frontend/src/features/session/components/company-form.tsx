/** A new HR person names their company, or goes on alone for now. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/controls";
import { Field, FieldError } from "@/components/ui/field";
import { sentenceFor } from "@/lib/graph/problem";
import { singleLine } from "@/lib/text";
import { useUnsaved } from "@/lib/unsaved";
import { useCreateCompany } from "../api/use-create-company";

const schema = z.object({
  name: z.string().overwrite(singleLine).min(1, "Enter your company's name."),
  location: z.string().overwrite(singleLine),
  website: z.union([z.literal(""), z.url("Enter a full address, such as https://example.com.")]),
});

interface CompanyFormProps {
  onDone: () => void;
}

export const CompanyForm = ({ onDone }: CompanyFormProps) => {
  const [{ error }, createCompany] = useCreateCompany();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: "", location: "", website: "" } });
  const { errors, isDirty, isSubmitting } = form.formState;
  const release = useUnsaved(isDirty, { what: "your company" });

  const submit = form.handleSubmit(async ({ name, location, website }) => {
    const { data } = await createCompany({ input: { name, location: location || null, website: website || null } });
    const refusal = data?.createCompany.userErrors[0];
    if (refusal) form.setError("name", { message: refusal.message });
    else if (data?.createCompany.company) {
      release();
      onDone();
    }
  });

  return (
    <form onSubmit={submit} className="grid gap-6" noValidate>
      <div className="grid gap-2">
        <h1 className="text-3xl font-semibold">Your company</h1>
        <p className="text-lg text-ink-soft">
          Candidates see its name, and colleagues you add later share your templates and invitations.
        </p>
      </div>
      <Field label="Company name" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="organization" />}
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label="Location" optional error={errors.location?.message}>
          {(control) => <Input {...control} {...form.register("location")} />}
        </Field>
        <Field label="Website" optional error={errors.website?.message}>
          {(control) => <Input {...control} {...form.register("website")} inputMode="url" placeholder="https://" />}
        </Field>
      </div>
      {error ? <div role="alert"><FieldError>{sentenceFor(error)}</FieldError></div> : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" size="lg" busy={isSubmitting}>Create company</Button>
        <Button look="quiet" size="lg" onClick={onDone}>Skip for now</Button>
      </div>
    </form>
  );
};
