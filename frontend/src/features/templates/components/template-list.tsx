/** Templates as rows: what each is for, how long it takes, how far it is. */
import type { ReactNode } from "react";
import { TemplateStatus } from "@/components/ui/template-status";
import { UserText } from "@/components/ui/user-text";
import type { TemplatesQuery } from "@/gql/graphql";
import { relative } from "@/lib/time";

type TemplateRow = TemplatesQuery["templates"]["nodes"][number];
export type TemplateLink = (template: { id: string }, children: ReactNode) => ReactNode;

const count = (amount: number, one: string) => `${amount} ${one}${amount === 1 ? "" : "s"}`;

const facts = (template: TemplateRow): string =>
  [
    template.questions.length > 0 ? count(template.questions.length, "question") : "No questions yet",
    template.questions.length > 0 ? `about ${count(template.estimatedMinutes, "minute")}` : "",
    template.invitationCount > 0 ? count(template.invitationCount, "invitation") : "",
  ]
    .filter(Boolean)
    .join(" · ");

export const TemplateList = ({ templates, link }: { templates: TemplateRow[]; link: TemplateLink }) => (
  <ul className="grid overflow-hidden rounded-lg border border-line bg-surface shadow-card">
    {templates.map((template) => (
      <li key={template.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line px-5 py-4 last:border-b-0 hover:bg-sunken/50 sm:px-6">
        <div className="min-w-56 flex-1">
          <UserText>{link(template, template.title)}</UserText>
          <p dir="auto" className="tabular text-sm text-ink-faint">{facts(template)}</p>
        </div>
        <span className="text-sm text-ink-faint">Changed {relative(template.updatedAt)}</span>
        <span className="sm:w-24 sm:text-right"><TemplateStatus status={template.status} /></span>
      </li>
    ))}
  </ul>
);
