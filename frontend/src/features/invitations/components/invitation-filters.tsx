/** Filters of the list; they live in the address, so that a view can be shared and comes back. */
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input, Select } from "@/components/ui/controls";
import { STATUS_WORDS } from "@/components/ui/invitation-status";
import type { InvitationOrder, InvitationStatus } from "@/gql/graphql";
import { usePublishedTemplates } from "../api/use-published-templates";

export interface InvitationSearch {
  status?: InvitationStatus;
  templateId?: string;
  search?: string;
  order?: InvitationOrder;
  after?: string;
  before?: string;
}

interface InvitationFiltersProps {
  search: InvitationSearch;
  onChange: (search: InvitationSearch) => void;
}

const ORDERS: { value: InvitationOrder; text: string }[] = [
  { value: "CREATED_AT_DESC", text: "Newest first" },
  { value: "UPDATED_AT_DESC", text: "Last changed first" },
  { value: "SCORE_DESC", text: "Highest score first" },
  { value: "SCORE_ASC", text: "Lowest score first" },
  { value: "CANDIDATE_NAME_ASC", text: "Name A to Z" },
  { value: "CREATED_AT_ASC", text: "Oldest first" },
];

const TYPING_PAUSE_MS = 300;

export const InvitationFilters = ({ search, onChange }: InvitationFiltersProps) => {
  const [{ data }] = usePublishedTemplates();
  const [text, setText] = useState(search.search ?? "");
  // Another filter starts again at the first page.
  const change = (part: Partial<InvitationSearch>) => onChange({ ...search, after: undefined, before: undefined, ...part });

  useEffect(() => setText(search.search ?? ""), [search.search]);
  useEffect(() => {
    const wanted = text.trim() || undefined;
    if (wanted === search.search) return undefined;
    const timer = setTimeout(() => change({ search: wanted }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });

  return (
    <div role="search" aria-label="Filter invitations" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[1.6fr_1fr_1.2fr_1.2fr]">
      <span className="relative">
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
      <Select aria-label="Status" value={search.status ?? ""} onChange={(event) => change({ status: (event.target.value || undefined) as InvitationStatus | undefined })}>
        <option value="">Every status</option>
        {Object.entries(STATUS_WORDS).map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </Select>
      <Select aria-label="Template" value={search.templateId ?? ""} onChange={(event) => change({ templateId: event.target.value || undefined })}>
        <option value="">Every template</option>
        {data?.templates.nodes.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
      </Select>
      <Select aria-label="Sort" value={search.order ?? "CREATED_AT_DESC"} onChange={(event) => change({ order: event.target.value as InvitationOrder })}>
        {ORDERS.map(({ value, text: words }) => <option key={value} value={value}>{words}</option>)}
      </Select>
    </div>
  );
};
