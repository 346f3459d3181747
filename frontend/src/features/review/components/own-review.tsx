/** A person's own score, decision and reason. The AI suggests; this is what counts. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Input, Radio, Textarea } from "@/components/ui/controls";
import { Field, FieldError } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import type { Decision, InvitationQuery } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { useGuardedForm } from "@/lib/guarded-form";
import { refusalIn } from "@/lib/graph/refusal";
import { manyLines } from "@/lib/text";
import { relative } from "@/lib/time";
import { DECISION_WORDS } from "@/lib/words";
import { useReviewInvitation } from "../api/use-review-invitation";

type Review = NonNullable<NonNullable<InvitationQuery["invitation"]>["review"]>;

const schema = z
  .object({
    score: z
      .string()
      .trim()
      .refine((value) => value === "" || (/^\d+$/.test(value) && Number(value) <= 100), "Enter a whole number from 0 to 100."),
    decision: z.enum(["", "ADVANCE", "HOLD", "DECLINE"]),
    reason: z.string().overwrite(manyLines),
  })
  .refine(({ decision, reason }) => decision === "" || reason !== "", { path: ["reason"], message: "Say in a sentence why. It stays with the decision." });

type Values = z.infer<typeof schema>;

const toValues = (review: Review | null | undefined): Values => ({
  score: review?.typedScore == null ? "" : String(review.typedScore),
  decision: review?.decision ?? "",
  reason: review?.reason ?? "",
});

const DECISIONS: Decision[] = ["ADVANCE", "HOLD", "DECLINE"];

interface OwnReviewProps {
  invitationId: string;
  review: Review | null | undefined;
  reviewerName: string;
  disabled: boolean;
}

export const OwnReview = ({ invitationId, review, reviewerName, disabled }: OwnReviewProps) => {
  const [problem, setProblem] = useState<string>();
  const [, saveReview] = useReviewInvitation();
  const toast = useToast();
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: toValues(review) });
  const { errors, isDirty, isSubmitting } = form.formState;
  const decision = form.watch("decision");

  useEffect(() => {
    form.reset(toValues(review), { keepDirtyValues: true });
  }, [review, form]);

  const { onSubmit } = useGuardedForm(form, "your assessment", async (values) => {
    const { data, error } = await saveReview({
      input: {
        invitationId,
        score: values.score === "" ? null : Number(values.score),
        decision: values.decision === "" ? null : values.decision,
        reason: values.reason || null,
      },
    });
    const refusal = refusalIn(error, data?.reviewInvitation);
    setProblem(refusal);
    if (refusal) return false;
    form.reset(values);
    toast(values.decision ? "Decision saved" : "Score saved");
    return true;
  });

  return (
    <Card aria-labelledby="review-title" className="p-4 sm:p-5">
      <form onSubmit={onSubmit} className="grid gap-4" noValidate>
        <div className="grid gap-0.5">
          <CardTitle id="review-title">Your assessment</CardTitle>
          <p className="text-sm text-ink-faint">
            {disabled ? "You can assess once the interview has ended." : `Saved under your name, ${reviewerName}. Colleagues see it.`}
          </p>
        </div>
        <Field
          label="Your score"
          optional
          hint={review?.computedScore == null ? undefined : `Your levels come to ${review.computedScore}. Empty takes that.`}
          error={errors.score?.message}
        >
          {(control) => (
            <span className="flex items-center gap-2.5">
              <Input {...control} inputMode="numeric" disabled={disabled} className="tabular w-24" {...form.register("score")} />
              <span className="text-sm text-ink-faint">of 100</span>
            </span>
          )}
        </Field>
        <fieldset disabled={disabled} className="grid gap-2.5">
          <legend className="pb-2 text-sm font-semibold">Decision</legend>
          <div className="grid gap-1.5">
            {DECISIONS.map((value) => (
              <label
                key={value}
                className={classNames(
                  "flex min-h-9 items-center gap-2.5 rounded-md border px-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
                  disabled ? "opacity-55" : "cursor-pointer hover:bg-sunken",
                  decision === value ? "border-ink bg-sunken font-semibold ring-1 ring-ink" : "border-line-strong",
                )}
              >
                <Radio value={value} {...form.register("decision")} />
                {DECISION_WORDS[value]}
              </label>
            ))}
          </div>
        </fieldset>
        <Field label="Reason" hint="What in the answers led you there?" error={errors.reason?.message}>
          {(control) => <Textarea {...control} rows={3} disabled={disabled} {...form.register("reason")} />}
        </Field>
        {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" disabled={disabled || !isDirty} busy={isSubmitting}>
            {decision ? "Save decision" : "Save score"}
          </Button>
          {review && !isDirty ? <p className="text-sm text-ink-faint">Saved {relative(review.updatedAt)}</p> : null}
        </div>
      </form>
    </Card>
  );
};
