/** An invitation's state in words that say something: since when, how far, until when. */
import { CircleCheck, CircleDashed, CircleSlash, CircleX, PenLine } from "lucide-react";
import type { InvitationStatus as Status } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { relative } from "@/lib/time";

const ICONS = { PENDING: CircleDashed, STARTED: PenLine, COMPLETED: CircleCheck, EXPIRED: CircleSlash, REVOKED: CircleX };

export const STATUS_WORDS: Record<Status, string> = {
  PENDING: "Not opened",
  STARTED: "Answering",
  COMPLETED: "Answered",
  EXPIRED: "Expired",
  REVOKED: "Withdrawn",
};

export interface Standing {
  status: Status;
  expiresAt: string;
  completedAt?: string | null;
  progress: { answered: number; total: number };
}

const share = ({ progress: { answered, total } }: Standing) => `${answered} of ${total}`;

const DETAILS: Record<Status, (standing: Standing) => string> = {
  PENDING: ({ expiresAt }) => `, due ${relative(expiresAt)}`,
  STARTED: (standing) => `, ${share(standing)}, due ${relative(standing.expiresAt)}`,
  COMPLETED: ({ completedAt }) => (completedAt ? ` ${relative(completedAt)}` : ""),
  EXPIRED: (standing) => ` ${relative(standing.expiresAt)}, ${share(standing)}`,
  REVOKED: (standing) => (standing.progress.answered > 0 ? `, ${share(standing)} answered` : ""),
};

export const standingInWords = (standing: Standing): string => STATUS_WORDS[standing.status] + DETAILS[standing.status](standing);

export const InvitationStatus = ({ standing, className }: { standing: Standing; className?: string }) => {
  const Icon = ICONS[standing.status];
  return (
    <span className={classNames("flex min-w-0 items-center gap-1.5 text-sm text-ink-soft", className)}>
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="tabular">{standingInWords(standing)}</span>
    </span>
  );
};
