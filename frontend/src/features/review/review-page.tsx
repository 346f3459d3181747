/** A candidate's page for the hiring team: answers, scores with their evidence, what people decided, and one's own assessment. */
import { type ReactNode, useState } from "react";
import { LoadError, NotFound } from "@/components/ui/states";
import { Switch } from "@/components/ui/switch";
import type { InvitationQuery } from "@/gql/graphql";
import { usePageTitle } from "@/lib/page-title";
import { usePerson } from "@/lib/person";
import { setPreferences, usePreferences } from "@/lib/preferences";
import { isHidden, ownOpinion } from "@/lib/reviews";
import { ASSESSMENT_ID, DecideBar } from "./components/decide-bar";
import { LinkUses } from "./components/link-uses";
import { OverallResult } from "./components/overall-result";
import { OverallState, ScoreFirst } from "./components/overall-state";
import { OwnReview } from "./components/own-review";
import { QuestionLevels } from "./components/question-levels";
import { QuestionResult } from "./components/question-result";
import { QuestionStrip } from "./components/question-strip";
import { ReviewHeader } from "./components/review-header";
import { ReviewSkeleton } from "./components/review-skeleton";
import { WhoDecided } from "./components/who-decided";
import { useLiveInterview } from "./use-live-interview";

type Invitation = NonNullable<InvitationQuery["invitation"]>;

interface ReviewPageProps {
  invitationId: string;
  back: ReactNode;
  actions: (invitation: Invitation) => ReactNode;
}

const hasAnswers = ({ responses, status }: Invitation): boolean => responses.length > 0 || status === "COMPLETED";

interface QuestionsProps {
  invitation: Invitation;
  hidden: boolean;
  freshId: string | null;
  own?: Invitation["reviews"][number];
}

const ENDED = new Set<Invitation["status"]>(["COMPLETED", "EXPIRED", "REVOKED"]);

const Questions = ({ invitation, hidden, freshId, own }: QuestionsProps) => {
  const responses = new Map(invitation.responses.map((response) => [response.question.id, response]));
  const scores = new Map(invitation.analysis?.questions.map((question) => [question.questionId, question]));
  if (!hasAnswers(invitation)) return null;
  return (
    <section aria-labelledby="answers-title" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="answers-title" className="sr-only">Answers</h2>
      {invitation.questions.map((question, index) => (
        <QuestionResult
          key={question.id}
          number={index + 1}
          question={question}
          response={responses.get(question.id)}
          analysis={scores.get(question.id)}
          hidden={hidden}
          fresh={freshId !== null && scores.get(question.id)?.id === freshId}
          levels={
            question.rubric && responses.has(question.id) && ENDED.has(invitation.status) ? (
              <QuestionLevels
                invitationId={invitation.id}
                questionId={question.id}
                number={index + 1}
                rubric={question.rubric}
                mark={own?.marks.find((mark) => mark.questionId === question.id)}
                open={!invitation.analysis}
              />
            ) : null
          }
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
    return known && !loading ? <NotFound what="invitation" /> : <ReviewSkeleton />;
  }
  const { analysis, reviews } = invitation;
  const hidden = !shownAnyway && isHidden(reviews, person.id, scoreFirst);

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <ReviewHeader invitation={invitation} back={back} actions={actions(invitation)} />
      {hasAnswers(invitation) ? <QuestionStrip invitation={invitation} hidden={hidden} /> : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem] xl:gap-6">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {analysis && !hidden ? <OverallResult analysis={analysis} /> : null}
          {analysis && hidden ? <ScoreFirst onShow={() => setShownAnyway(true)} /> : null}
          {analysis ? null : <OverallState invitation={invitation} />}
          <WhoDecided invitation={invitation} hidden={isHidden(reviews, person.id, scoreFirst)} />
          <Questions invitation={invitation} hidden={hidden} freshId={freshId} own={ownOpinion(reviews, person.id)} />
        </div>
        <aside
          id={ASSESSMENT_ID}
          aria-label="Your assessment"
          className="grid scroll-mt-36 gap-4 lg:sticky lg:top-32 lg:max-h-[calc(100dvh-8.5rem)] lg:overflow-y-auto lg:pb-2"
        >
          <OwnReview invitationId={invitation.id} review={ownOpinion(reviews, person.id)} reviewerName={person.fullName} disabled={!ENDED.has(invitation.status)} />
          <Switch
            label="I score first"
            hint="Hide the AI's and colleagues' scores until my own is saved."
            checked={scoreFirst}
            onChange={(on) => {
              setPreferences({ scoreFirst: on });
              setShownAnyway(false);
            }}
          />
          <LinkUses uses={invitation.linkUses} />
        </aside>
      </div>
      {hasAnswers(invitation) ? <DecideBar invitation={invitation} /> : null}
    </div>
  );
};
