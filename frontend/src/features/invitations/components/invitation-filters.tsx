/** Filters of the list; they live in the address, so that a view can be shared and comes back. */
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input, Select } from "@/components/ui/controls";
import { STATUS_WORDS } from "@/components/ui/invitation-status";
import type { InvitationOrder, InvitationStatus } from "@/gql/graphql";
import { singleLine } from "@/lib/text";
import { usePublishedTemplates } from "../api/use-published-templates";
import { DEFAULT_ORDER, type InvitationSearch } from "../search";

interface InvitationFiltersProps {
  search: InvitationSearch;
  onChange: (search: InvitationSearch) => void;
}

const ORDER_WORDS: Record<InvitationOrder, string> = {
  CREATED_AT_DESC: "Newest first",
  CREATED_AT_ASC: "Oldest first",
  UPDATED_AT_DESC: "Last changed first",
  UPDATED_AT_ASC: "Longest unchanged first",
  COMPLETED_AT_DESC: "Last answered first",
  COMPLETED_AT_ASC: "Waiting longest first",
  EXPIRES_AT_ASC: "Nearest deadline first",
  EXPIRES_AT_DESC: "Latest deadline first",
  SCORE_DESC: "Highest AI score first",
  SCORE_ASC: "Lowest AI score first",
  REVIEW_SCORE_DESC: "Highest score by people first",
  REVIEW_SCORE_ASC: "Lowest score by people first",
  CANDIDATE_NAME_ASC: "Name A to Z",
  CANDIDATE_NAME_DESC: "Name Z to A",
};

const TYPING_PAUSE_MS = 300;

export const InvitationFilters = ({ search, onChange }: InvitationFiltersProps) => {
  const [{ data }] = usePublishedTemplates();
  const [text, setText] = useState(search.search ?? "");
  // Another filter starts again at the first page.
  const change = (part: Partial<InvitationSearch>) => onChange({ ...search, after: undefined, before: undefined, ...part });

  useEffect(() => setText(search.search ?? ""), [search.search]);
  useEffect(() => {
    const wanted = singleLine(text) || undefined;
    if (wanted === search.search) return undefined;
    const timer = setTimeout(() => change({ search: wanted }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });

  return (
    <div role="search" aria-label="Filter invitations" className="grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)_minmax(0,1.2fr)_minmax(0,1.2fr)]">
      <span className="relative max-lg:col-span-2">
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
        <Input
          type="search"
          aria-label="Search by name or email"
          placeholder="Search by name or email"
          data-page-search
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="pl-9"
        />
      </span>
      <Select
        aria-label="Status"
        value={search.status ?? ""}
        onChange={(event) => change({ view: undefined, status: (event.target.value || undefined) as InvitationStatus | undefined })}
      >
        <option value="">Every status</option>
        {Object.entries(STATUS_WORDS).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </Select>
      <Select aria-label="Template" value={search.templateId ?? ""} onChange={(event) => change({ templateId: event.target.value || undefined })}>
        <option value="">Every template</option>
        {data?.templates.nodes.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
      </Select>
      <Select
        aria-label="Sort"
        value={search.order ?? DEFAULT_ORDER}
        onChange={(event) => change({ order: event.target.value as InvitationSearch["order"] })}
      >
        {Object.entries(ORDER_WORDS).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </Select>
    </div>
  );
};
