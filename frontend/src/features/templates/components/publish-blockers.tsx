/** What still stands in the way of publishing, each with the way to it. */
import { ListTodo } from "lucide-react";
import type { TemplateFieldsFragment } from "@/gql/graphql";

interface PublishBlockersProps {
  template: TemplateFieldsFragment;
  onGoTo: (questionId: string) => void;
}

export const PublishBlockers = ({ template, onGoTo }: PublishBlockersProps) => {
  const { publishBlockers, questions } = template;
  if (publishBlockers.length === 0) return null;
  return (
    <section aria-labelledby="blockers-title" className="grid gap-3 rounded-lg border border-warn/30 bg-warn-soft px-5 py-4">
      <h2 id="blockers-title" className="flex items-center gap-2 font-semibold text-warn">
        <ListTodo aria-hidden className="size-5" />
        Before you can publish
      </h2>
      <ul className="grid gap-1.5 text-sm">
        {publishBlockers.map((blocker) => {
          const number = questions.findIndex((question) => question.id === blocker.questionId) + 1;
          return (
            <li key={`${blocker.code}-${blocker.questionId ?? ""}`}>
              {blocker.questionId && number > 0 ? (
                <button
                  type="button"
                  onClick={() => onGoTo(blocker.questionId ?? "")}
                  className="rounded-sm text-left font-semibold underline underline-offset-4"
                >
                  Question {number}
                </button>
              ) : null}
              {blocker.questionId && number > 0 ? ": " : ""}
              {blocker.message}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
