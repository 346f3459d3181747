/** Adds a colleague by mail address. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { refusalIn } from "@/lib/graph/refusal";
import { useUnsaved } from "@/lib/unsaved";
import { useAddMember } from "../api/use-add-member";

const schema = z.object({ email: z.email("Enter a mail address, such as name@example.com."), position: z.string().trim() });

export const AddMemberForm = ({ companyId }: { companyId: string }) => {
  const [, addMember] = useAddMember();
  const toast = useToast();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: "", position: "" } });
  const { errors, isDirty, isSubmitting } = form.formState;
  useUnsaved(isDirty, { what: "the new member" });

  const submit = form.handleSubmit(async ({ email, position }) => {
    const { data, error } = await addMember({ input: { companyId, email, position: position || null } });
    const refusal = refusalIn(error, data?.addCompanyMember);
    if (refusal) return form.setError("email", { message: refusal });
    toast("Member added");
    form.reset();
  });

  return (
    <form onSubmit={submit} className="grid gap-4 border-t border-line pt-5" noValidate>
      <h3 className="font-semibold">Add a colleague</h3>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Their email" hint="They need to have signed in once." error={errors.email?.message}>
          {(control) => <Input {...control} type="email" autoComplete="off" {...form.register("email")} />}
        </Field>
        <Field label="Position" optional hint="Such as Recruiter." error={errors.position?.message}>
          {(control) => <Input {...control} autoComplete="off" {...form.register("position")} />}
        </Field>
      </div>
      <div><Button type="submit" busy={isSubmitting}>Add member</Button></div>
    </form>
  );
};
