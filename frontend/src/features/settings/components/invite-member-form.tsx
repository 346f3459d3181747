/** Asks a colleague in by mail address; whether there is an account behind it, nobody learns. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/controls";
import { Field, FieldRow } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { refusalIn } from "@/lib/graph/refusal";
import { isAddress, singleLine } from "@/lib/text";
import { useUnsaved } from "@/lib/unsaved";
import { useInviteMember } from "../api/use-membership";

const schema = z.object({ email: z.string().overwrite(singleLine).refine(isAddress, "Enter a mail address, such as name@example.com."), position: z.string().overwrite(singleLine) });

export const InviteMemberForm = ({ companyId }: { companyId: string }) => {
  const [, inviteMember] = useInviteMember();
  const toast = useToast();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: "", position: "" } });
  const { errors, isDirty, isSubmitting } = form.formState;
  useUnsaved(isDirty, { what: "whom you ask to join" });

  const submit = form.handleSubmit(async ({ email, position }) => {
    const { data, error } = await inviteMember({ input: { companyId, email, position: position || null } });
    const refusal = refusalIn(error, data?.inviteMember);
    if (refusal) return form.setError("email", { message: refusal });
    toast(`${email} is asked to join`);
    form.reset();
  });

  return (
    <form onSubmit={submit} className="grid gap-4 border-t border-line pt-5" noValidate>
      <h3 className="font-semibold">Ask a colleague to join</h3>
      <FieldRow>
        <Field label="Their email" hint="They find the invitation here after signing in with this address." error={errors.email?.message}>
          {(control) => <Input {...control} type="email" autoComplete="off" {...form.register("email")} />}
        </Field>
        <Field label="Position" optional hint="Such as Recruiter." error={errors.position?.message}>
          {(control) => <Input {...control} autoComplete="off" {...form.register("position")} />}
        </Field>
      </FieldRow>
      <div><Button type="submit" busy={isSubmitting}>Ask to join</Button></div>
    </form>
  );
};
