/** The views one comes for each day, with how many there are: counted by the server, over everything and not over this page. */
import type { InvitationCountsQuery } from "@/gql/graphql";
import { classNames } from "@/lib/class-names";
import type { InvitationListView } from "../search";

type Counts = InvitationCountsQuery["invitationCounts"];

interface ViewTabsProps {
  view?: InvitationListView;
  counts?: Counts;
  onChange: (view: InvitationListView | undefined) => void;
}

const TABS: { view?: InvitationListView; title: string; count: (counts: Counts) => number }[] = [
  { title: "All", count: ({ total }) => total },
  { view: "undecided", title: "To decide", count: ({ undecided }) => undecided },
  { view: "disagreed", title: "Split decisions", count: ({ disagreed }) => disagreed },
  { view: "open", title: "Open", count: ({ pending, started }) => pending + started },
  { view: "decided", title: "Decided", count: ({ advance, hold, decline }) => advance + hold + decline },
];

export const ViewTabs = ({ view, counts, onChange }: ViewTabsProps) => (
  <div role="group" aria-label="Views" className="flex flex-wrap gap-x-1 gap-y-1 border-b border-line">
    {TABS.map((tab) => (
      <button
        key={tab.title}
        type="button"
        aria-pressed={view === tab.view}
        onClick={() => onChange(tab.view)}
        className={classNames(
          "-mb-px inline-flex min-h-10 items-center gap-2 border-b-2 px-3 text-sm",
          view === tab.view ? "border-ink font-semibold" : "border-transparent text-ink-soft hover:border-line-strong hover:text-ink",
        )}
      >
        {tab.title}
        <span className="tabular text-ink-faint">{counts ? tab.count(counts) : "–"}</span>
      </button>
    ))}
  </div>
);
