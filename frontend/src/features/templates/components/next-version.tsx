/** Above a next version: what it belongs to, and what it changes so far. */
import { GitCompareArrows } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TemplateFieldsFragment } from "@/gql/graphql";

interface NextVersionProps {
  template: TemplateFieldsFragment;
  onOpen: (templateId: string) => void;
  onGoTo: (questionId: string) => void;
}

export const NextVersion = ({ template, onOpen, onGoTo }: NextVersionProps) => {
  const { nextVersionOf, versionNumber, changes } = template;
  if (!nextVersionOf) return null;
  return (
    <section aria-labelledby="next-version-title" className="grid gap-3 rounded-lg border border-line bg-sunken px-5 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="next-version-title" className="flex items-center gap-2 font-semibold">
          <GitCompareArrows aria-hidden className="size-5 text-ink-faint" />
          Version {versionNumber}, not published yet
        </h2>
        <Button size="sm" look="quiet" onClick={() => onOpen(nextVersionOf.id)}>Open the published version</Button>
      </div>
      <p className="text-sm text-ink-soft">Candidates are asked the published version until you publish this one. Invitations that were sent keep theirs.</p>
      {changes.length > 0 ? (
        <ul aria-label="Changes" className="list-disc pl-5 text-sm">
          {changes.map(({ message, questionId }) => (
            <li key={message} className="break-words">
              {questionId ? <button type="button" className="rounded-sm text-left underline underline-offset-4" onClick={() => onGoTo(questionId)}>{message}</button> : message}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-faint">Nothing is changed yet.</p>
      )}
    </section>
  );
};
