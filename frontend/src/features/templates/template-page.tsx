/** The template builder. */
import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { SkeletonPage } from "@/components/ui/skeleton";
import { EmptyState, LoadError, NotFound } from "@/components/ui/states";
import { TemplateStatus } from "@/components/ui/template-status";
import type { TemplateFieldsFragment } from "@/gql/graphql";
import { usePageTitle } from "@/lib/page-title";
import { useTemplate } from "./api/use-template";
import { AddQuestion } from "./components/add-question";
import { BasicsCard } from "./components/basics-card";
import { NextVersion } from "./components/next-version";
import { PublishBlockers } from "./components/publish-blockers";
import { QuestionList } from "./components/question-list";
import { TemplateActions } from "./components/template-actions";

interface TemplatePageProps {
  templateId: string;
  back: ReactNode;
  preview: ReactNode;
  invite: ReactNode;
  onOpen: (templateId: string) => void;
  onDeleted: () => void;
}

const facts = ({ questions, estimatedMinutes, roleTitle }: TemplateFieldsFragment): string => {
  const count = questions.length === 1 ? "1 question" : `${questions.length} questions`;
  return questions.length > 0 ? `${roleTitle} · ${count} · about ${estimatedMinutes} minutes` : roleTitle;
};

const READ_ONLY = {
  PUBLISHED: "This template is published, so its questions and rubrics stay as they are. Edit makes its next version; invitations that were sent keep this one.",
  ARCHIVED: "This template is archived: nobody new can be invited with it. Duplicate it as a draft to use it again.",
};

const Builder = ({ template, back, ...actions }: Omit<TemplatePageProps, "templateId"> & { template: TemplateFieldsFragment }) => {
  usePageTitle(template.title);
  const [openId, setOpenId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const readOnly = template.status !== "DRAFT";

  // A refusal speaks of a state; with another state it is over.
  useEffect(() => setProblem(undefined), [template.revision, template.status]);

  const goTo = (questionId: string) => {
    setOpenId(questionId);
    requestAnimationFrame(() => document.getElementById(`question-${questionId}`)?.scrollIntoView({ block: "start", behavior: "smooth" }));
  };

  return (
    <div className="grid gap-7">
      <div className="grid gap-3">
        {back}
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
          <div className="grid min-w-0 gap-1.5">
            <div className="flex flex-wrap items-center gap-3">
              <h1 dir="auto" className="text-2xl font-semibold">{template.title}</h1>
              <TemplateStatus status={template.status} />
            </div>
            <p className="tabular text-ink-soft">{facts(template)}</p>
          </div>
          <TemplateActions template={template} {...actions} onProblem={setProblem} />
        </div>
      </div>
      {problem ? <Notice tone="danger" role="alert">{problem}</Notice> : null}
      {template.nextVersionOf ? <NextVersion template={template} onOpen={actions.onOpen} onGoTo={goTo} /> : null}
      {template.status === "DRAFT" ? <PublishBlockers template={template} onGoTo={goTo} /> : <Notice>{READ_ONLY[template.status]}</Notice>}
      <section aria-labelledby="questions-title" className="grid gap-4">
        <h2 id="questions-title" className="text-xl font-semibold">Questions</h2>
        {template.questions.length === 0 ? (
          <EmptyState title="No questions yet">
            Begin with one that a good candidate enjoys answering. Each text question comes with a rubric to make your own.
          </EmptyState>
        ) : (
          <QuestionList template={template} readOnly={readOnly} openId={openId} onOpen={setOpenId} />
        )}
        {readOnly ? null : (
          <AddQuestion templateId={template.id} defaultTimeLimitSeconds={template.settings.defaultTimeLimitSeconds} onAdded={goTo} />
        )}
      </section>
      <BasicsCard template={template} readOnly={readOnly} />
    </div>
  );
};

export const TemplatePage = ({ templateId, ...props }: TemplatePageProps) => {
  const [{ data, fetching, error }, again] = useTemplate(templateId);
  if (data?.template) return <Builder template={data.template} {...props} />;
  if (error) return <LoadError error={error} onRetry={() => again({ requestPolicy: "network-only" })} />;
  return fetching || !data ? <SkeletonPage label="Loading the template" /> : <NotFound what="template" />;
};
