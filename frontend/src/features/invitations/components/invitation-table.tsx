/** The list itself: a dense table on wide screens, sortable by its headings; stacked rows on a phone. */
import type { ReactNode } from "react";
import { DecisionMark } from "@/components/ui/decision-mark";
import { InvitationStatus } from "@/components/ui/invitation-status";
import { OpinionScores } from "@/components/ui/opinion-scores";
import { ResultSummary } from "@/components/ui/result-summary";
import type { InvitationOrder, InvitationRowFieldsFragment } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import { usePerson } from "@/lib/person";
import { usePreferences } from "@/lib/preferences";
import { isHidden } from "@/lib/reviews";
import { dateTime, relative } from "@/lib/time";
import { InvitationActions } from "./invitation-actions";
import { SortHeading, type SortOrders } from "./sort-heading";

interface InvitationTableProps {
  invitations: InvitationRowFieldsFragment[];
  order: InvitationOrder;
  /** Ids that changed a moment ago, to be pointed at briefly. */
  fresh: ReadonlySet<string>;
  onSort: (order: InvitationOrder) => void;
  link: (invitation: InvitationRowFieldsFragment, children: ReactNode) => ReactNode;
}

const COLUMNS: { title: string; width: string; orders?: SortOrders }[] = [
  { title: "Candidate", width: "md:w-[17%]", orders: { first: "CANDIDATE_NAME_ASC", second: "CANDIDATE_NAME_DESC" } },
  { title: "Interview", width: "md:w-[21%]" },
  { title: "Status", width: "md:w-[18%]", orders: { first: "COMPLETED_AT_DESC", second: "COMPLETED_AT_ASC" } },
  { title: "AI score", width: "md:w-[17%]", orders: { first: "SCORE_DESC", second: "SCORE_ASC" } },
  { title: "People", width: "md:w-[9%]", orders: { first: "REVIEW_SCORE_DESC", second: "REVIEW_SCORE_ASC" } },
  { title: "Decision", width: "md:w-[9%]" },
  { title: "Changed", width: "md:w-[9%]", orders: { first: "UPDATED_AT_DESC", second: "UPDATED_AT_ASC" } },
];

const cell = "px-3 py-1.5 align-middle max-md:p-0";

interface RowProps extends Pick<InvitationTableProps, "link"> {
  invitation: InvitationRowFieldsFragment;
  fresh: boolean;
  /** Said once in the heading then, not in every row; narrow screens have no heading. */
  allPreview: boolean;
}

const Row = ({ invitation, fresh, allPreview, link }: RowProps) => {
  const { scoreFirst } = usePreferences();
  const person = usePerson();
  const { candidateName, candidateEmail, templateTitle, result, reviews, decisionState, updatedAt } = invitation;
  const hidden = isHidden(reviews, person.id, scoreFirst);
  return (
    <tr
      className={classNames(
        "h-11 border-b border-line last:border-b-0 hover:bg-sunken/60 max-md:grid max-md:h-auto max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-3",
        fresh && "animate-arrive",
      )}
    >
      <th scope="row" title={`${candidateName}, ${candidateEmail}`} className={classNames(cell, "text-left font-normal md:pl-5")}>
        <span dir="auto" className="line-clamp-1">{link(invitation, candidateName)}</span>
      </th>
      <td dir="auto" title={templateTitle} className={classNames(cell, "text-sm text-ink-soft max-md:order-2 max-md:col-span-2")}>
        <span dir="auto" className="line-clamp-2 leading-4.25">{templateTitle}</span>
      </td>
      <td className={classNames(cell, "max-md:order-3 max-md:col-span-2")}><InvitationStatus standing={invitation} /></td>
      <td className={classNames(cell, "max-md:order-4", result.status === "NONE" && "max-md:hidden")}><ResultSummary {...result} previewInHeading={allPreview} hidden={hidden} /></td>
      <td className={classNames(cell, "max-md:order-5 max-md:justify-self-end", reviews.length === 0 && "max-md:hidden")}><OpinionScores opinions={reviews} hidden={hidden} /></td>
      <td className={classNames(cell, "max-md:order-6", decisionState === "NONE" && "max-md:hidden")}><DecisionMark state={decisionState} opinions={reviews} short /></td>
      <td title={dateTime(updatedAt)} className={classNames(cell, "tabular text-sm text-ink-faint max-md:hidden")}>
        {relative(updatedAt)}
      </td>
      <td className={classNames(cell, "w-12 text-right max-md:order-1 max-md:-my-1 max-md:justify-self-end md:pr-3")}><InvitationActions invitation={invitation} /></td>
    </tr>
  );
};

const arePreviews = (invitations: InvitationRowFieldsFragment[]): boolean => {
  const scored = invitations.filter(({ result }) => result.status === "COMPLETED");
  return scored.length > 0 && scored.every(({ result }) => result.isPreview);
};

export const InvitationTable = ({ invitations, order, fresh, onSort, link }: InvitationTableProps) => {
  const allPreview = arePreviews(invitations);
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
      <table className="w-full table-fixed border-collapse max-md:block">
        <caption className="sr-only">Invitations</caption>
        <thead className="border-b border-line bg-sunken/50 max-md:hidden">
          <tr>
            {COLUMNS.map(({ title, width, orders }, index) => (
              <SortHeading key={title} title={title} note={allPreview && title === "AI score" ? "preview" : undefined} orders={orders} order={order} onSort={onSort} className={classNames(width, index === 0 && "md:pl-5")} />
            ))}
            <th scope="col" className="w-12"><span className="sr-only">Actions</span></th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {invitations.map((invitation) => <Row key={invitation.id} invitation={invitation} fresh={fresh.has(invitation.id)} allPreview={allPreview} link={link} />)}
        </tbody>
      </table>
    </div>
  );
};
