/** What still stands in the way of publishing, each with the way to it. */
import { ListTodo } from "lucide-react";
import type { TemplateFieldsFragment } from "@/gql/graphql";

interface PublishBlockersProps {
  template: TemplateFieldsFragment;
  onGoTo: (questionId: string) => void;
}

export const PublishBlockers = ({ template, onGoTo }: PublishBlockersProps) => {
  const { publishBlockers, publishWarnings } = template;
  if (publishBlockers.length + publishWarnings.length === 0) return null;
  return (
    <section aria-labelledby="blockers-title" className="grid gap-3 rounded-lg border border-warn/30 bg-warn-soft px-5 py-4">
      <h2 id="blockers-title" className="flex items-center gap-2 font-semibold text-warn">
        <ListTodo aria-hidden className="size-5" />
        {publishBlockers.length > 0 ? "Before you can publish" : "Before you publish"}
      </h2>
      <ul className="grid gap-1.5 text-sm">
        {[...publishBlockers, ...publishWarnings].map(({ code, message, questionId }) => (
          <li key={`${code}-${questionId ?? ""}`}>
            {questionId ? (
              <button type="button" onClick={() => onGoTo(questionId)} className="rounded-sm text-left font-semibold underline underline-offset-4">
                {message}
              </button>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
