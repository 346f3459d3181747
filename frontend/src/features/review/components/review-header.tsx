/** Who this is, where the interview stands, and what can be done with it. */
import type { ReactNode } from "react";
import { InvitationStatus } from "@/components/ui/invitation-status";
import { LiveState } from "@/components/ui/live-state";
import { UserText } from "@/components/ui/user-text";
import type { InvitationQuery } from "@/gql/graphql";
import { dateTime } from "@/lib/time";

type Invitation = NonNullable<InvitationQuery["invitation"]>;

interface ReviewHeaderProps {
  invitation: Invitation;
  back: ReactNode;
  actions: ReactNode;
}

const when = ({ status, completedAt, startedAt, createdAt, invitedBy }: Invitation): string => {
  if (status === "COMPLETED" && completedAt) return `Completed ${dateTime(completedAt)}`;
  return startedAt ? `Started ${dateTime(startedAt)}` : `Invited ${dateTime(createdAt)} by ${invitedBy.fullName}`;
};

export const ReviewHeader = ({ invitation, back, actions }: ReviewHeaderProps) => (
  <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
    {back}
    <div className="flex items-start justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <h1 dir="auto" className="line-clamp-3 text-2xl font-semibold" title={invitation.candidateName}>{invitation.candidateName}</h1>
          <InvitationStatus standing={invitation} />
          <LiveState />
        </div>
        <p className="text-sm text-ink-soft">
          <a dir="auto" href={`mailto:${invitation.candidateEmail}`} className="rounded-sm underline-offset-4 hover:underline">{invitation.candidateEmail}</a>
          {" · "}<UserText>{invitation.templateTitle}</UserText>{" · "}<span className="tabular">{when(invitation)}</span>
        </p>
      </div>
      {actions}
    </div>
  </div>
);
