/** What colleagues scored and decided, with their names. */
import { Card, CardTitle } from "@/components/ui/card";
import { ScoreChip } from "@/components/ui/score-chip";
import type { InvitationQuery } from "@/gql/graphql";
import { relative } from "@/lib/time";
import { DECISION_WORDS } from "@/lib/words";

type Review = NonNullable<InvitationQuery["invitation"]>["reviews"][number];

export const OtherReviews = ({ reviews }: { reviews: Review[] }) =>
  reviews.length === 0 ? null : (
    <Card aria-labelledby="others-title" className="grid gap-4">
      <CardTitle id="others-title">Colleagues</CardTitle>
      <ul className="grid gap-4">
        {reviews.map((review) => (
          <li key={review.id} className="grid gap-1">
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <span className="font-semibold">{review.reviewer.fullName}</span>
              {review.score == null ? null : <ScoreChip score={review.score} size="sm" />}
              {review.decision ? <span>{DECISION_WORDS[review.decision]}</span> : null}
              <span className="text-ink-faint">{relative(review.updatedAt)}</span>
            </p>
            {review.reason ? <p className="text-sm text-ink-soft">{review.reason}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
