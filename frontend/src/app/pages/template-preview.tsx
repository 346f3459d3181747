/** A template as a candidate meets it: every question on one page, nothing is saved. */
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { BackLink } from "@/components/ui/back-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SkeletonPage } from "@/components/ui/skeleton";
import { EmptyState, LoadError, NotFound } from "@/components/ui/states";
import { UserText } from "@/components/ui/user-text";
import { AnswerInput } from "@/features/interview/components/answer-input";
import { QuestionHeading } from "@/features/interview/components/question-heading";
import { useTemplate } from "@/features/templates/api/use-template";
import type { TemplateFieldsFragment } from "@/gql/graphql";
import { usePageTitle } from "@/lib/page-title";
import { durationInWords } from "@/lib/time";

interface PreviewQuestionProps {
  template: TemplateFieldsFragment;
  index: number;
}

const PreviewQuestion = ({ template, index }: PreviewQuestionProps) => {
  const [answer, setAnswer] = useState({ text: "", chosenOptionIds: [] as string[] });
  const question = template.questions[index];
  if (!question) return null;
  const headingId = `preview-${question.id}`;
  return (
    <Card className="grid gap-6" aria-labelledby={headingId}>
      <QuestionHeading
        id={headingId}
        number={index + 1}
        total={template.questions.length}
        text={question.text}
        required={question.required}
        showProgress={template.settings.showProgress}
        level={2}
        takeFocus={false}
      />
      <p className="text-sm text-ink-faint">Up to {durationInWords(question.timeLimitSeconds ?? template.settings.defaultTimeLimitSeconds)}</p>
      <AnswerInput
        question={{ ...question, multipleCorrect: question.options.filter((option) => option.correct).length > 1 }}
        answer={answer}
        labelledBy={headingId}
        onChange={setAnswer}
      />
    </Card>
  );
};

const Preview = ({ template }: { template: TemplateFieldsFragment }) => {
  usePageTitle(`Preview of ${template.title}`);
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <BackLink>
        <Link to="/templates/$templateId" params={{ templateId: template.id }}>Back to the template</Link>
      </BackLink>
      <div className="grid gap-2">
        <h1 className="text-2xl font-semibold">Your interview for <UserText>{template.roleTitle || template.title}</UserText></h1>
        {template.description ? <p dir="auto" className="text-lg text-ink-soft">{template.description}</p> : null}
      </div>
      <Notice>This is how candidates read your questions, one after another. Try it: nothing you type here is saved.</Notice>
      {template.questions.length === 0 ? <EmptyState title="No questions yet">Add one in the builder, and it appears here.</EmptyState> : null}
      {template.questions.map((question, index) => <PreviewQuestion key={question.id} template={template} index={index} />)}
    </div>
  );
};

export const TemplatePreviewRoute = () => {
  const { templateId } = useParams({ from: "/staff/workspace/templates/$templateId/preview" });
  const [{ data, fetching, error }, again] = useTemplate(templateId);
  if (data?.template) return <Preview template={data.template} />;
  if (error) return <LoadError error={error} onRetry={() => again({ requestPolicy: "network-only" })} />;
  return fetching || !data ? <SkeletonPage label="Loading the preview" /> : <NotFound what="template" />;
};
