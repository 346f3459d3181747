/** From the first question to the review: which screen is shown, and what ends it. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { CandidateInterviewFieldsFragment } from "@/gql/graphql";
import { sentenceFor } from "@/lib/graph/problem";
import { useCompleteInterview } from "../api/use-complete-interview";
import { useShowQuestion } from "../api/use-show-question";
import { keepPlace, keptPlace } from "../flow/device-drafts";
import { type CandidateQuestion, firstStep, goTo, nextStep, type Step } from "../flow/steps";
import { useSecondsLeft } from "../flow/use-server-clock";
import { BeforeQuestion } from "./before-question";
import { Countdown } from "./countdown";
import { InterviewFrame } from "./interview-frame";
import { type Ending, QuestionScreen } from "./question-screen";
import { ReviewScreen } from "./review-screen";

interface InterviewFlowProps {
  interview: CandidateInterviewFieldsFragment;
  now: () => number;
  onAgain: () => void;
}

const noticeFor = (question: CandidateQuestion, ending: Ending, timeIsUp: boolean): string | null => {
  const limit = `The time for question ${question.number} is over.`;
  if (ending === "late") return `${limit} Your answer did not reach us in time; what had been saved before counts.`;
  if (ending === "unanswered") return `${limit} You had not answered, so it stays without an answer.`;
  return timeIsUp ? `${limit} What you had was sent.` : null;
};

const earlier = (one: string | null | undefined, other: string | null | undefined): string | null => {
  if (!one || !other) return one ?? other ?? null;
  return one < other ? one : other;
};

export const InterviewFlow = ({ interview, now, onAgain }: InterviewFlowProps) => {
  const { invitationId, questions } = interview;
  const [step, setStep] = useState<Step>(() => firstStep(questions, keptPlace(invitationId), now()));
  const [notice, setNotice] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [opening, showQuestion] = useShowQuestion();
  const [finishing, completeInterview] = useCompleteInterview();

  const question = step.at === "review" ? undefined : questions.find((one) => one.id === step.questionId);
  const totalLeft = useSecondsLeft(interview.endsAt, now);
  const questionLeft = useSecondsLeft(step.at === "question" ? earlier(question?.deadlineAt, interview.endsAt) : null, now);

  const moveTo = useCallback(
    (next: Step, message: string | null) => {
      keepPlace(invitationId, next.at === "review" ? "review" : next.questionId);
      setProblem(undefined);
      setNotice(message);
      setStep(next);
      window.scrollTo({ top: 0 });
    },
    [invitationId],
  );

  const open = async (target: CandidateQuestion) => {
    const { data, error } = await showQuestion({ input: { questionId: target.id } });
    const refusal = error ? sentenceFor(error) : data?.showQuestion.userErrors[0]?.message;
    if (!refusal) return moveTo({ at: "question", questionId: target.id }, null);
    setProblem(refusal);
    if (!error) onAgain();
  };

  const finish = useCallback(async () => {
    const { data, error } = await completeInterview({});
    const refusal = data?.completeInterview.userErrors[0];
    if (error) setProblem(sentenceFor(error));
    else if (refusal?.code === "REQUIRED_QUESTION_UNANSWERED") setProblem(refusal.message);
    else if (refusal) onAgain();
  }, [completeInterview, onAgain]);

  const end = (ending: Ending, timeIsUp: boolean) => {
    if (!question) return;
    if (ending === "over") return onAgain();
    moveTo(nextStep(questions, question.id, now()), noticeFor(question, ending, timeIsUp));
  };

  // When the whole time is over the interview ends by itself, once the open answer is on its way.
  const ended = useRef(false);
  useEffect(() => {
    if (totalLeft !== 0 || step.at === "question" || ended.current) return;
    ended.current = true;
    void finish();
  }, [totalLeft, step.at, finish]);

  const aside = (
    <div className="flex flex-wrap items-center gap-2">
      {questionLeft !== null && question ? <Countdown seconds={questionLeft} label="Time left for this question" what="this question" /> : null}
      {totalLeft !== null ? <Countdown seconds={totalLeft} label="Time left in all" what="the whole interview" compact /> : null}
    </div>
  );

  return (
    <InterviewFrame companyName={interview.companyName} aside={aside}>
      {step.at === "before" && question ? (
        <BeforeQuestion
          question={question}
          total={interview.questionCount}
          notice={notice}
          opening={opening.fetching}
          problem={problem}
          onOpen={() => void open(question)}
        />
      ) : null}
      {step.at === "question" && question ? (
        <QuestionScreen
          key={question.id}
          invitationId={invitationId}
          question={question}
          total={interview.questionCount}
          showProgress={interview.showProgress}
          secondsLeft={questionLeft}
          onEnd={end}
          onSkip={() => moveTo(nextStep(questions, question.id, now()), null)}
        />
      ) : null}
      {step.at === "review" || !question ? (
        <ReviewScreen
          questions={questions}
          now={now}
          notice={notice}
          finishing={finishing.fetching}
          problem={problem}
          onGoTo={(target) => moveTo(goTo(target), null)}
          onFinish={() => void finish()}
        />
      ) : null}
    </InterviewFrame>
  );
};
