/** One's own name, as colleagues and candidates read it. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Input } from "@/components/ui/controls";
import { Field, FieldError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useGuardedForm } from "@/lib/guarded-form";
import { refusalIn } from "@/lib/graph/refusal";
import { usePerson } from "@/lib/person";
import { singleLine } from "@/lib/text";
import { useUpdateProfile } from "../api/use-update-profile";

const schema = z.object({ fullName: z.string().overwrite(singleLine).min(1, "Enter your name.") });

export const ProfileCard = () => {
  const person = usePerson();
  const [problem, setProblem] = useState<string>();
  const [, updateProfile] = useUpdateProfile();
  const toast = useToast();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { fullName: person.fullName } });
  const { errors, isDirty, isSubmitting } = form.formState;

  const { onSubmit } = useGuardedForm(form, "your name", async (values) => {
    const { data, error } = await updateProfile({ input: values });
    const refusal = refusalIn(error, data?.updateProfile);
    setProblem(refusal);
    if (refusal) return false;
    form.reset(values);
    toast("Name saved");
    return true;
  });

  return (
    <Card aria-labelledby="profile-title">
      <form onSubmit={onSubmit} className="grid gap-5" noValidate>
        <CardTitle id="profile-title">Profile</CardTitle>
        <Field label="Your name" hint="Candidates see it as the person who invited them." error={errors.fullName?.message}>
          {(control) => <Input {...control} autoComplete="name" {...form.register("fullName")} />}
        </Field>
        {person.email ? <p className="text-sm text-ink-soft">You sign in as {person.email}.</p> : null}
        {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
        <div><Button type="submit" disabled={!isDirty} busy={isSubmitting}>Save name</Button></div>
      </form>
    </Card>
  );
};
