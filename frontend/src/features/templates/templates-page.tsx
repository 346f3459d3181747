/** All templates of the company. */
import { Plus, Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/controls";
import { SkeletonPage } from "@/components/ui/skeleton";
import { EmptyState, LoadError } from "@/components/ui/states";
import type { TemplatesQuery, TemplateStatus } from "@/gql/graphql";
import { usePageTitle } from "@/lib/page-title";
import { singleLine } from "@/lib/text";
import { useTemplates } from "./api/use-templates";
import { CreateTemplateDialog } from "./components/create-template-dialog";
import { type TemplateLink, TemplateList } from "./components/template-list";

export interface TemplateSearch {
  status?: TemplateStatus;
  search?: string;
  after?: string;
}

interface TemplatesPageProps {
  search: TemplateSearch;
  onSearch: (search: TemplateSearch) => void;
  onCreated: (templateId: string) => void;
  link: TemplateLink;
}

const PAGE_SIZE = 25;
const TYPING_PAUSE_MS = 300;

const Filters = ({ search, onSearch }: Pick<TemplatesPageProps, "search" | "onSearch">) => {
  const [text, setText] = useState(search.search ?? "");
  useEffect(() => {
    const wanted = singleLine(text) || undefined;
    if (wanted === search.search) return undefined;
    const timer = setTimeout(() => onSearch({ status: search.status, search: wanted }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div role="search" aria-label="Filter templates" className="grid max-w-2xl gap-3 sm:grid-cols-[2fr_1fr]">
      <span className="relative">
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint" />
        <Input
          type="search"
          aria-label="Search templates"
          placeholder="Search templates"
          data-page-search
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="pl-9"
        />
      </span>
      <Select
        aria-label="Status"
        value={search.status ?? ""}
        onChange={(event) => onSearch({ search: search.search, status: (event.target.value || undefined) as TemplateStatus | undefined })}
      >
        <option value="">Every status</option>
        <option value="DRAFT">Draft</option>
        <option value="PUBLISHED">Published</option>
        <option value="ARCHIVED">Archived</option>
      </Select>
    </div>
  );
};

interface ResultsProps extends Pick<TemplatesPageProps, "search" | "onSearch" | "link"> {
  page: TemplatesQuery["templates"];
  onCreate: () => void;
}

const Results = ({ page, search, onSearch, link, onCreate }: ResultsProps) => {
  if (page.nodes.length === 0 && (search.status || search.search)) {
    return (
      <EmptyState title="No template matches" action={<Button onClick={() => onSearch({})}>Clear filters</Button>}>
        Try fewer words, or another status.
      </EmptyState>
    );
  }
  if (page.nodes.length === 0) {
    return (
      <EmptyState title="Write your first interview" action={<Button look="primary" onClick={onCreate}>Create a template</Button>}>
        A template holds the questions and, beside each, the rubric its answers are scored by. You write it once and invite many.
      </EmptyState>
    );
  }
  return (
    <>
      <TemplateList templates={page.nodes} link={link} />
      {page.pageInfo.hasNextPage || search.after ? (
        <nav aria-label="Pages" className="flex justify-end gap-2">
          <Button size="sm" disabled={!search.after} onClick={() => onSearch({ ...search, after: undefined })}>First page</Button>
          <Button size="sm" disabled={!page.pageInfo.hasNextPage} onClick={() => onSearch({ ...search, after: page.pageInfo.endCursor ?? undefined })}>
            Next
          </Button>
        </nav>
      ) : null}
    </>
  );
};

export const TemplatesPage = ({ search, onSearch, onCreated, link }: TemplatesPageProps) => {
  usePageTitle("Templates");
  const [creating, setCreating] = useState(false);
  const [{ data, fetching, error }, again] = useTemplates({
    filter: { status: search.status ? [search.status] : null, search: search.search ?? null },
    first: PAGE_SIZE,
    after: search.after ?? null,
  });
  const page = data?.templates;

  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-2xl font-semibold">Templates</h1>
        <Button look="primary" onClick={() => setCreating(true)}><Plus aria-hidden />New template</Button>
      </div>
      <Filters search={search} onSearch={onSearch} />
      {error && !page ? <LoadError level={2} error={error} onRetry={() => again({ requestPolicy: "network-only" })} /> : null}
      {fetching && !page ? <SkeletonPage label="Loading templates" /> : null}
      {page ? <Results page={page} search={search} onSearch={onSearch} link={link} onCreate={() => setCreating(true)} /> : null}
      <CreateTemplateDialog open={creating} onClose={() => setCreating(false)} onCreated={onCreated} />
    </div>
  );
};
