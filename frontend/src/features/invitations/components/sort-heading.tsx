/** A column's heading; where the server can sort by it, a button that does, and turns round when it is pressed again. */
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { InvitationOrder } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";

export interface SortOrders {
  /** What one most likely wants: the best score, the newest, A before Z. */
  first: InvitationOrder;
  second: InvitationOrder;
}

interface SortHeadingProps {
  title: string;
  /** What holds for the whole column. */
  note?: string;
  orders?: SortOrders;
  order: InvitationOrder;
  onSort: (order: InvitationOrder) => void;
  className?: string;
}

const signOf = (order: InvitationOrder) => (order.endsWith("_ASC") ? { Icon: ArrowUp, aria: "ascending" as const } : { Icon: ArrowDown, aria: "descending" as const });

export const SortHeading = ({ title, note, orders, order, onSort, className }: SortHeadingProps) => {
  const style = classNames("px-3 py-2 text-left text-xs font-semibold text-ink-soft", className);
  if (!orders) return <th scope="col" className={style}>{title}</th>;
  const active = order === orders.first || order === orders.second;
  const { Icon, aria } = active ? signOf(order) : { Icon: ChevronsUpDown, aria: "none" as const };
  return (
    <th scope="col" aria-sort={aria} className={style}>
      <button
        type="button"
        onClick={() => onSort(order === orders.first ? orders.second : orders.first)}
        className={classNames("-mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 hover:text-ink", active && "text-ink")}
      >
        {title}
        <Icon aria-hidden className={classNames("size-3.5", !active && "text-ink-faint")} />
      </button>
      {note ? <span className="font-normal text-ink-faint"> {note}</span> : null}
    </th>
  );
};
