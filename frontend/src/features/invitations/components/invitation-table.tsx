/** The list itself: a table on wide screens, stacked rows on a phone. */
import type { ReactNode } from "react";
import { InvitationStatus } from "@/components/ui/invitation-status";
import { ProgressBar } from "@/components/ui/progress-bar";
import { ResultSummary } from "@/components/ui/result-summary";
import type { InvitationRowFieldsFragment } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { usePreferences } from "@/lib/preferences";
import { date, relative } from "@/lib/time";
import { DECISION_WORDS } from "@/lib/words";
import { InvitationActions } from "./invitation-actions";

interface InvitationTableProps {
  invitations: InvitationRowFieldsFragment[];
  /** Ids that changed a moment ago, to be pointed at briefly. */
  fresh: ReadonlySet<string>;
  link: (invitation: InvitationRowFieldsFragment, children: ReactNode) => ReactNode;
}

const deadline = ({ status, expiresAt, completedAt }: InvitationRowFieldsFragment): string => {
  if (status === "COMPLETED" && completedAt) return relative(completedAt);
  if (status === "PENDING" || status === "STARTED") return `Due ${relative(expiresAt)}`;
  return date(expiresAt);
};

const Progress = ({ invitation: { progress, candidateName } }: { invitation: InvitationRowFieldsFragment }) => (
  <span className="flex items-center gap-2.5">
    <ProgressBar value={progress.answered} of={progress.total} label={`Answers of ${candidateName}`} className="w-16 shrink-0" />
    <span className="tabular text-sm text-ink-soft">{progress.answered} of {progress.total}</span>
  </span>
);

const heading = "px-4 py-2.5 text-left text-xs font-semibold text-ink-faint";
const cell = "px-4 py-3.5 max-md:px-0 max-md:py-0";

export const InvitationTable = ({ invitations, fresh, link }: InvitationTableProps) => {
  const { scoreFirst } = usePreferences();
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
      <table className="w-full border-collapse max-md:block">
        <caption className="sr-only">Invitations</caption>
        <thead className="border-b border-line max-md:sr-only">
          <tr>
            <th scope="col" className={classNames(heading, "pl-6")}>Candidate</th>
            <th scope="col" className={heading}>Status</th>
            <th scope="col" className={heading}>Answers</th>
            <th scope="col" className={heading}>Score</th>
            <th scope="col" className={heading}>Decision</th>
            <th scope="col" className={heading}>When</th>
            <th scope="col" className={heading}><span className="sr-only">Actions</span></th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {invitations.map((invitation) => (
            <tr
              key={invitation.id}
              className={classNames(
                "border-b border-line last:border-b-0 hover:bg-sunken/50 max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-4 max-md:gap-y-2 max-md:px-4 max-md:py-4",
                fresh.has(invitation.id) && "animate-arrive",
              )}
            >
              <th scope="row" className={classNames(cell, "min-w-0 text-left font-normal md:pl-6")}>
                {link(invitation, invitation.candidateName)}
                <span className="block max-w-64 truncate text-sm text-ink-faint">{invitation.templateTitle}</span>
              </th>
              <td className={classNames(cell, "max-md:self-start")}><InvitationStatus status={invitation.status} /></td>
              <td className={cell}><Progress invitation={invitation} /></td>
              <td className={classNames(cell, "max-md:order-1")}>
                <ResultSummary {...invitation.result} hidden={scoreFirst && invitation.review?.score == null} />
              </td>
              <td className={classNames(cell, "text-sm max-md:order-3 max-md:col-span-2 max-md:empty:hidden")}>
                {invitation.review?.decision ? DECISION_WORDS[invitation.review.decision] : null}
              </td>
              <td className={classNames(cell, "tabular text-sm whitespace-nowrap text-ink-soft max-md:text-right")}>{deadline(invitation)}</td>
              <td className={classNames(cell, "w-12 text-right max-md:order-2 max-md:justify-self-end")}><InvitationActions invitation={invitation} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
