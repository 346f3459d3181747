/** A candidate's page for the hiring team: answers, scores with their evidence, and one's own assessment. */
import { type ReactNode, useState } from "react";
import { InvitationStatus } from "@/components/ui/invitation-status";
import { SkeletonPage } from "@/components/ui/skeleton";
import { LoadError, NotFound } from "@/components/ui/states";
import { Switch } from "@/components/ui/switch";
import type { InvitationQuery } from "@/gql/graphql";
import { usePageTitle } from "@/lib/page-title";
import { usePerson } from "@/lib/person";
import { setPreferences, usePreferences } from "@/lib/preferences";
import { dateTime } from "@/lib/time";
import { OtherReviews } from "./components/other-reviews";
import { OverallResult } from "./components/overall-result";
import { OverallState, ScoreFirst } from "./components/overall-state";
import { OwnReview } from "./components/own-review";
import { QuestionResult } from "./components/question-result";
import { useLiveInterview } from "./use-live-interview";

type Invitation = NonNullable<InvitationQuery["invitation"]>;

interface ReviewPageProps {
  invitationId: string;
  back: ReactNode;
  actions: (invitation: Invitation) => ReactNode;
}

const when = ({ status, completedAt, startedAt, createdAt, invitedBy }: Invitation): string => {
  if (status === "COMPLETED" && completedAt) return `Completed ${dateTime(completedAt)}`;
  return startedAt ? `Started ${dateTime(startedAt)}` : `Invited ${dateTime(createdAt)} by ${invitedBy.fullName}`;
};

const Header = ({ invitation, back, actions }: { invitation: Invitation } & Pick<ReviewPageProps, "back" | "actions">) => (
  <div className="grid gap-3">
    {back}
    <div className="flex items-start justify-between gap-4">
      <div className="grid min-w-0 gap-1.5">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-3xl font-semibold">{invitation.candidateName}</h1>
          <InvitationStatus status={invitation.status} />
        </div>
        <p className="text-ink-soft">
          <a href={`mailto:${invitation.candidateEmail}`} className="rounded-sm underline-offset-4 hover:underline">{invitation.candidateEmail}</a>
          {" · "}{invitation.templateTitle}{" · "}<span className="tabular">{when(invitation)}</span>
        </p>
      </div>
      {actions(invitation)}
    </div>
  </div>
);

interface QuestionsProps {
  invitation: Invitation;
  hidden: boolean;
  freshId: string | null;
}

const Questions = ({ invitation, hidden, freshId }: QuestionsProps) => {
  const responses = new Map(invitation.responses.map((response) => [response.question.id, response]));
  const scores = new Map(invitation.analysis?.questions.map((question) => [question.questionId, question]));
  if (invitation.responses.length === 0 && invitation.status !== "COMPLETED") return null;
  return (
    <section aria-labelledby="answers-title" className="grid gap-4">
      <h2 id="answers-title" className="text-xl font-semibold">Answers</h2>
      {invitation.template.questions.map((question, index) => (
        <QuestionResult
          key={question.id}
          number={index + 1}
          question={question}
          response={responses.get(question.id)}
          analysis={scores.get(question.id)}
          hidden={hidden}
          fresh={freshId !== null && scores.get(question.id)?.id === freshId}
        />
      ))}
    </section>
  );
};

export const ReviewPage = ({ invitationId, back, actions }: ReviewPageProps) => {
  const { invitation, loading, known, error, freshId, reload } = useLiveInterview(invitationId);
  const { scoreFirst } = usePreferences();
  const [shownAnyway, setShownAnyway] = useState(false);
  const person = usePerson();
  usePageTitle(invitation?.candidateName ?? "Candidate");

  if (!invitation) {
    if (error) return <LoadError error={error} onRetry={reload} />;
    return known && !loading ? <NotFound what="invitation" /> : <SkeletonPage label="Loading the candidate's answers" />;
  }
  const own = invitation.reviews.find((review) => review.reviewer.id === person.id);
  const hidden = scoreFirst && !shownAnyway && own?.score == null;
  const { analysis } = invitation;

  return (
    <div className="grid gap-8">
      <Header invitation={invitation} back={back} actions={actions} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-8">
        <div className="grid gap-8">
          {analysis && !hidden ? <OverallResult analysis={analysis} /> : null}
          {analysis && hidden ? <ScoreFirst onShow={() => setShownAnyway(true)} /> : null}
          {analysis ? null : <OverallState invitation={invitation} />}
          <Questions invitation={invitation} hidden={hidden} freshId={freshId} />
        </div>
        <aside aria-label="Assessment by people" className="grid gap-5 lg:sticky lg:top-24 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto lg:pb-2">
          <OwnReview invitationId={invitation.id} review={own} reviewerName={person.fullName} disabled={invitation.status !== "COMPLETED"} />
          <OtherReviews reviews={invitation.reviews.filter((review) => review.reviewer.id !== person.id && (own?.score != null || !scoreFirst))} />
          <Switch
            label="I score first"
            hint="Hide the AI's scores everywhere until my own is saved."
            checked={scoreFirst}
            onChange={(on) => {
              setPreferences({ scoreFirst: on });
              setShownAnyway(false);
            }}
          />
        </aside>
      </div>
    </div>
  );
};
