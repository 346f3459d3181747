/** From the first question to the review: which screen is shown, and what ends it. */
import { useCallback, useEffect, useRef, useState } from "react";
import { keepPlace, keptPlace } from "../flow/device-drafts";
import type { InterviewSession } from "../flow/interview-session";
import { noticeFor, type Told } from "../flow/notices";
import type { Ending } from "../flow/open-question";
import { sentenceFor } from "../flow/sentences";
import type { CandidateQuestion, Failure, Interview, Outcome } from "../flow/server";
import { earliest } from "../flow/server-clock";
import { firstStep, goTo, nextStep, runningOf, type Step } from "../flow/steps";
import { useSecondsLeft } from "../flow/use-seconds-left";
import { BeforeQuestion } from "./before-question";
import { FlowClocks } from "./flow-clocks";
import { InterviewFrame } from "./interview-frame";
import { QuestionScreen } from "./question-screen";
import { ReviewScreen } from "./review-screen";
import { TimeOver } from "./time-over";
import { TryingAgain } from "./trying-again";

interface InterviewFlowProps {
  session: InterviewSession;
  interview: Interview;
  trying: Failure | null;
}

const problemIn = (outcome: Outcome<unknown>): string | undefined => {
  if (outcome.is === "failed") return sentenceFor(outcome.failure);
  return outcome.is === "refused" ? outcome.message : undefined;
};

type Doing = "showing" | "skipping" | "finishing" | null;

export const InterviewFlow = ({ session, interview, trying }: InterviewFlowProps) => {
  const { invitationId, questions } = interview;
  const { now } = session.clock;
  const [step, setStep] = useState<Step>(() => firstStep(questions, keptPlace(invitationId), now()));
  const [told, setTold] = useState<Told | null>(null);
  const [problem, setProblem] = useState<string>();
  const [doing, setDoing] = useState<Doing>(null);

  const question = step.at === "review" ? undefined : questions.find((other) => other.id === step.questionId);
  const totalLeft = useSecondsLeft(earliest(interview.endsAt), now);
  const questionLeft = useSecondsLeft(step.at === "question" ? earliest(question?.deadlineAt, interview.endsAt) : null, now);

  const moveTo = useCallback(
    (next: Step, message: Told | null) => {
      keepPlace(invitationId, next.at === "review" ? "review" : next.questionId);
      setProblem(undefined);
      setTold(message);
      setStep(next);
      window.scrollTo({ top: 0 });
    },
    [invitationId],
  );

  const attempt = useCallback(async <T,>(what: Doing, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    setDoing(what);
    setProblem(undefined);
    const outcome = await act();
    setDoing(null);
    setProblem(problemIn(outcome));
    return outcome;
  }, []);

  const open = async (target: CandidateQuestion) => {
    const outcome = await attempt("showing", () => session.show(target.id));
    if (outcome.is === "done") return moveTo({ at: "question", questionId: target.id }, null);
  };

  const latest = () => session.standing().interview?.questions ?? questions;

  const skip = async (target: CandidateQuestion) => {
    const outcome = await attempt("skipping", () => session.skip(target.id));
    if (outcome.is === "done") moveTo(nextStep(latest(), target.id, now()), null);
  };

  const finish = useCallback(() => attempt("finishing", () => session.complete()), [attempt, session]);

  const end = (ending: Ending) => {
    if (ending.how === "over") return void session.refresh();
    if (question) moveTo(nextStep(latest(), question.id, now()), noticeFor(question, ending));
  };

  // What another page did: a question that was opened there is the open one here too.
  const elsewhere = step.at === "question" ? undefined : runningOf(questions, now());
  useEffect(() => {
    if (elsewhere && doing === null) moveTo(goTo(elsewhere), null);
  }, [elsewhere, doing, moveTo]);

  // When the whole time is over the interview ends by itself, once the open answer is on its way.
  const isOver = totalLeft === 0 && step.at !== "question";
  const ended = useRef(false);
  useEffect(() => {
    if (!isOver || ended.current) return;
    ended.current = true;
    void finish();
  }, [isOver, finish]);

  if (isOver) return <InterviewFrame asking={interview}><TimeOver /></InterviewFrame>;
  return (
    <InterviewFrame asking={interview} aside={<FlowClocks interview={interview} questionLeft={question ? questionLeft : null} totalLeft={totalLeft} />}>
      {step.at === "before" && question ? (
        <BeforeQuestion
          question={question}
          total={interview.questionCount}
          secondsLeft={totalLeft}
          told={told}
          opening={doing === "showing"}
          problem={problem}
          onOpen={() => void open(question)}
        />
      ) : null}
      {step.at === "question" && question ? (
        <QuestionScreen
          key={question.id}
          session={session}
          invitationId={invitationId}
          question={question}
          total={interview.questionCount}
          showProgress={interview.showProgress}
          secondsLeft={questionLeft}
          skipping={doing === "skipping"}
          skipProblem={problem}
          onEnd={end}
          onSkip={() => void skip(question)}
        />
      ) : null}
      {step.at === "review" || !question ? (
        <ReviewScreen
          questions={questions}
          now={now}
          told={told}
          finishing={doing === "finishing"}
          problem={problem}
          onGoTo={(target) => moveTo(goTo(target), null)}
          onFinish={() => void finish()}
        />
      ) : null}
      <TryingAgain failure={trying} />
    </InterviewFrame>
  );
};
