/** All invitations: state, progress and score change while one looks. */
import { UserPlus } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { SkeletonPage } from "@/components/ui/skeleton";
import { EmptyState, LoadError } from "@/components/ui/states";
import type { InvitationRowFieldsFragment } from "@/gql/graphql";
import { usePageTitle } from "@/lib/page-title";
import { useInvitations } from "./api/use-invitations";
import { InvitationFilters, type InvitationSearch } from "./components/invitation-filters";
import { InvitationTable } from "./components/invitation-table";
import { InviteDialog } from "./components/invite-dialog";
import { useFresh } from "./use-fresh";

const PAGE_SIZE = 25;

const toVariables = ({ status, templateId, search, order, after, before }: InvitationSearch) => ({
  filter: { status: status ? [status] : null, templateId: templateId ?? null, search: search ?? null },
  orderBy: order ?? ("CREATED_AT_DESC" as const),
  ...(before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after: after ?? null }),
});

interface InvitationsPageProps {
  search: InvitationSearch;
  onSearch: (search: InvitationSearch) => void;
  link: (invitation: InvitationRowFieldsFragment, children: ReactNode) => ReactNode;
}

export const InvitationsPage = ({ search, onSearch, link }: InvitationsPageProps) => {
  usePageTitle("Invitations");
  const [inviting, setInviting] = useState(false);
  const [{ data, fetching, error }, again] = useInvitations(toVariables(search));
  const reload = useCallback(() => again({ requestPolicy: "network-only" }), [again]);
  const fresh = useFresh(reload);
  const filtered = Boolean(search.status || search.templateId || search.search);
  const page = data?.invitations;

  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl font-semibold">Invitations</h1>
        <Button look="primary" onClick={() => setInviting(true)}><UserPlus aria-hidden />Invite a candidate</Button>
      </div>
      <InvitationFilters search={search} onChange={onSearch} />
      {error && !page ? <LoadError level={2} error={error} onRetry={reload} /> : null}
      {fetching && !page ? <SkeletonPage label="Loading invitations" /> : null}
      {page && page.nodes.length === 0 ? (
        filtered ? (
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
          <InvitationTable invitations={page.nodes} fresh={fresh} link={link} />
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="tabular text-sm text-ink-faint" role="status">
              {page.totalCount === 1 ? "1 invitation" : `${page.totalCount} invitations`}
            </p>
            {page.pageInfo.hasNextPage || page.pageInfo.hasPreviousPage ? (
              <nav aria-label="Pages" className="flex gap-2">
                <Button
                  size="sm"
                  disabled={!page.pageInfo.hasPreviousPage}
                  onClick={() => onSearch({ ...search, after: undefined, before: page.pageInfo.startCursor ?? undefined })}
                >
                  Previous
                </Button>
                <Button
                  size="sm"
                  disabled={!page.pageInfo.hasNextPage}
                  onClick={() => onSearch({ ...search, before: undefined, after: page.pageInfo.endCursor ?? undefined })}
                >
                  Next
                </Button>
              </nav>
            ) : null}
          </div>
        </>
      ) : null}
      <InviteDialog open={inviting} templateId={search.templateId} onClose={() => setInviting(false)} />
    </div>
  );
};
