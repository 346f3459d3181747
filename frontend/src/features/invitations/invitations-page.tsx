/** All invitations: state, progress, scores and decisions change while one looks. */
import { UserPlus } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { LiveState } from "@/components/ui/live-state";
import { EmptyState, LoadError } from "@/components/ui/states";
import type { InvitationOrder, InvitationRowFieldsFragment } from "@/gql/graphql";
import { useReloadOnChange } from "@/lib/live-changes";
import { usePageTitle } from "@/lib/page-title";
import { useInvitationCounts } from "./api/use-invitation-counts";
import { useInvitations } from "./api/use-invitations";
import { InvitationFilters } from "./components/invitation-filters";
import { InvitationListSkeleton } from "./components/invitation-list-skeleton";
import { InvitationTable } from "./components/invitation-table";
import { InviteDialog } from "./components/invite-dialog";
import { PageTurner } from "./components/page-turner";
import { ViewTabs } from "./components/view-tabs";
import { DEFAULT_ORDER, type InvitationSearch, isFiltered, narrowing, toVariables } from "./search";
import { useFresh } from "./use-fresh";

interface InvitationsPageProps {
  search: InvitationSearch;
  onSearch: (search: InvitationSearch) => void;
  link: (invitation: InvitationRowFieldsFragment, children: ReactNode) => ReactNode;
}

const firstPage = { after: undefined, before: undefined };

export const InvitationsPage = ({ search, onSearch, link }: InvitationsPageProps) => {
  usePageTitle("Invitations");
  const [inviting, setInviting] = useState(false);
  const [{ data, fetching, error }, again] = useInvitations(toVariables(search));
  const [{ data: counted }, countAgain] = useInvitationCounts(narrowing(search));
  const reload = useCallback(() => {
    again({ requestPolicy: "network-only" });
    countAgain({ requestPolicy: "network-only" });
  }, [again, countAgain]);
  const fresh = useFresh();
  // The row itself is already new through the cache; a new row, a filter or a sort order needs the list again.
  useReloadOnChange(reload);
  const page = data?.invitations;
  const sort = (order: InvitationOrder) => onSearch({ ...search, ...firstPage, order: order as InvitationSearch["order"] });

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-4">
          <h1 className="text-2xl font-semibold">Invitations</h1>
          <LiveState />
        </div>
        <Button look="primary" onClick={() => setInviting(true)}><UserPlus aria-hidden />Invite a candidate</Button>
      </div>
      <ViewTabs
        view={search.view}
        counts={counted?.invitationCounts}
        onChange={(view) => onSearch({ ...search, ...firstPage, status: undefined, view })}
      />
      <InvitationFilters search={search} onChange={onSearch} />
      {error && !page ? <LoadError level={2} error={error} onRetry={reload} /> : null}
      {fetching && !page ? <InvitationListSkeleton /> : null}
      {page && page.nodes.length === 0 ? (
        isFiltered(search) ? (
          <EmptyState title="Nothing matches these filters" action={<Button onClick={() => onSearch({})}>Clear filters</Button>}>
            Try fewer words, or another status.
          </EmptyState>
        ) : (
          <EmptyState
            title="Nobody is invited yet"
            action={<Button look="primary" onClick={() => setInviting(true)}>Invite the first candidate</Button>}
          >
            Each candidate gets a personal link. Their answers and scores appear here while they arrive.
          </EmptyState>
        )
      ) : null}
      {page && page.nodes.length > 0 ? (
        <>
          <InvitationTable invitations={page.nodes} order={search.order ?? DEFAULT_ORDER} fresh={fresh} onSort={sort} link={link} />
          <PageTurner page={page} search={search} onSearch={onSearch} />
        </>
      ) : null}
      <InviteDialog open={inviting} templateId={search.templateId} onClose={() => setInviting(false)} />
    </div>
  );
};
