/** How many there are in all, and the way to the next and the previous page. */
import { Button } from "@/components/ui/button";
import type { InvitationsQuery } from "@/gql/graphql";
import type { InvitationSearch } from "../search";

interface PageTurnerProps {
  page: InvitationsQuery["invitations"];
  search: InvitationSearch;
  onSearch: (search: InvitationSearch) => void;
}

export const PageTurner = ({ page: { pageInfo, totalCount, nodes }, search, onSearch }: PageTurnerProps) => (
  <div className="flex flex-wrap items-center justify-between gap-3">
    <p className="tabular text-sm text-ink-faint" role="status">
      {totalCount === 1 ? "1 invitation" : `${totalCount} invitations`}
      {totalCount != null && totalCount > nodes.length ? `, ${nodes.length} on this page` : ""}
    </p>
    {pageInfo.hasNextPage || pageInfo.hasPreviousPage ? (
      <nav aria-label="Pages" className="flex gap-2">
        <Button
          size="sm"
          disabled={!pageInfo.hasPreviousPage}
          onClick={() => onSearch({ ...search, after: undefined, before: pageInfo.startCursor ?? undefined })}
        >
          Previous
        </Button>
        <Button
          size="sm"
          disabled={!pageInfo.hasNextPage}
          onClick={() => onSearch({ ...search, before: undefined, after: pageInfo.endCursor ?? undefined })}
        >
          Next
        </Button>
      </nav>
    ) : null}
  </div>
);
