/** Where the interview stands while there is no AI assessment to show. */
import { EyeOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { InvitationQuery } from "@/gql/graphql";
import { dateTime, deadlineInWords } from "@/lib/time";

type Invitation = NonNullable<InvitationQuery["invitation"]>;

const sentence = (invitation: Invitation): string => {
  const { status, consent, progress, expiresAt } = invitation;
  if (status === "PENDING") return `Not opened yet. The link works until ${deadlineInWords(expiresAt)}.`;
  if (status === "STARTED") return `Answering now: ${progress.answered} of ${progress.total} questions are answered. Answers appear here as they are sent.`;
  if (status === "EXPIRED") return `The deadline passed on ${dateTime(expiresAt)}. Move it to let the candidate go on with the same link.`;
  if (status === "REVOKED") return "The invitation was withdrawn. Its link no longer works.";
  return consent === "PEOPLE_ONLY"
    ? "The candidate chose people only: no AI reads these answers. Read them below and give your own score."
    : "The answers are in. Scoring begins in a moment, and each score appears here as it lands.";
};

export const OverallState = ({ invitation }: { invitation: Invitation }) => (
  <Card aria-labelledby="state-title" className="grid gap-4">
    <CardTitle id="state-title">{invitation.status === "COMPLETED" && invitation.consent === "PEOPLE_ONLY" ? "People only" : "Where it stands"}</CardTitle>
    <p role="status" className="tabular max-w-prose text-ink-soft">{sentence(invitation)}</p>
    {invitation.link && invitation.status === "PENDING" ? (
      <div className="flex flex-wrap items-center gap-3"><CopyButton text={invitation.link} label="Copy link" /></div>
    ) : null}
  </Card>
);

export const ScoreFirst = ({ onShow }: { onShow: () => void }) => (
  <Card aria-labelledby="first-title" className="grid gap-3">
    <CardTitle id="first-title" className="flex items-center gap-2.5"><EyeOff aria-hidden className="size-5 text-ink-faint" />Your score first</CardTitle>
    <p className="max-w-prose text-ink-soft">
      The AI's scores are hidden until you have saved your own, so that they cannot colour your reading. You chose this in the settings.
    </p>
    <div><Button size="sm" onClick={onShow}>Show the AI's scores now</Button></div>
  </Card>
);
