/** What each person scored and decided, side by side, with the reasons; disagreement is said first. */
import { Split } from "lucide-react";
import { Card, CardTitle } from "@/components/ui/card";
import { DecisionMark } from "@/components/ui/decision-mark";
import { ScoreChip } from "@/components/ui/score-chip";
import type { InvitationQuery } from "@/gql/graphql";
import { usePerson } from "@/lib/person";
import { decisionsInWords } from "@/lib/reviews";
import { relative } from "@/lib/time";

type Invitation = NonNullable<InvitationQuery["invitation"]>;
type Review = Invitation["reviews"][number];

interface WhoDecidedProps {
  invitation: Invitation;
  /** The person scores first: what colleagues think comes after that. */
  hidden: boolean;
}

const Opinion = ({ review, own }: { review: Review; own: boolean }) => (
  <li className="grid content-start gap-1.5 rounded-md border border-line p-3.5">
    <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
      <span dir="auto" className="font-semibold">{review.reviewer.fullName}{own ? " (you)" : ""}</span>
      <span className="text-xs text-ink-faint">{relative(review.updatedAt)}</span>
    </p>
    <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      {review.decision ? <DecisionMark state={review.decision} opinions={[]} className="font-semibold" /> : <span className="text-sm text-ink-faint">No decision yet</span>}
      {review.score == null ? <span className="text-sm text-ink-faint">No own score</span> : <ScoreChip score={review.score} size="sm" />}
    </p>
    {review.reason ? <p dir="auto" className="text-sm whitespace-pre-line text-ink-soft">{review.reason}</p> : null}
  </li>
);

export const WhoDecided = ({ invitation: { reviews, decisionState }, hidden }: WhoDecidedProps) => {
  const person = usePerson();
  const shown = hidden ? [] : reviews;
  if (reviews.length === 0) return null;
  return (
    <Card aria-labelledby="people-title" className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <CardTitle id="people-title">What people decided</CardTitle>
        {decisionState === "DISAGREED" && !hidden ? (
          <p className="inline-flex items-center gap-1.5 text-sm font-semibold text-warn">
            <Split aria-hidden className="size-4" />Reviewers disagree: {decisionsInWords(reviews)}
          </p>
        ) : null}
      </div>
      {hidden ? <p className="text-sm text-ink-soft">Shown once your own score is saved.</p> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-3 empty:hidden">
        {shown.map((review) => <Opinion key={review.id} review={review} own={review.reviewer.id === person.id} />)}
      </ul>
    </Card>
  );
};
