/** One question: the answer, where it is saved, and the way on. */
import { type KeyboardEvent, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { InterviewSession } from "../flow/interview-session";
import type { Ending } from "../flow/open-question";
import type { CandidateQuestion } from "../flow/server";
import { useOpenQuestion } from "../flow/use-open-question";
import { AnswerConflict } from "./answer-conflict";
import { AnswerInput } from "./answer-input";
import { QuestionHeading } from "./question-heading";
import { SaveStatus } from "./save-status";

interface QuestionScreenProps {
  session: InterviewSession;
  invitationId: string;
  question: CandidateQuestion;
  total: number;
  showProgress: boolean;
  /** Seconds until the least of all limits. */
  secondsLeft: number | null;
  skipping: boolean;
  skipProblem?: string;
  onEnd: (ending: Ending) => void;
  onSkip: () => void;
}

export const QuestionScreen = ({
  session,
  invitationId,
  question,
  total,
  showProgress,
  secondsLeft,
  skipping,
  skipProblem,
  onEnd,
  onSkip,
}: QuestionScreenProps) => {
  const { open, answer, saveState, reason, newer, sending, problem } = useOpenQuestion(session, invitationId, question, onEnd);
  const headingId = `question-${question.id}`;
  const over = secondsLeft === 0;
  const shown = problem ?? skipProblem;

  useEffect(() => {
    if (over && !sending) void open.timeIsUp();
  }, [over, sending, open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !sending && !over) void open.send();
  };

  return (
    // The key works anywhere in the form; every control in it is reachable by itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="grid gap-7"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void open.send();
      }}
    >
      <QuestionHeading id={headingId} number={question.number} total={total} text={question.text ?? ""} required={question.required} showProgress={showProgress} />
      {newer ? (
        <AnswerConflict question={question} mine={answer} newer={newer} onMine={() => open.autosave.keepMine()} onTheirs={() => open.autosave.takeTheirs()} />
      ) : null}
      <div className="grid gap-2">
        <AnswerInput question={question} answer={answer} disabled={over || sending} labelledBy={headingId} onChange={(next) => open.change(next)} />
        <SaveStatus state={saveState} reason={reason} />
      </div>
      {over ? <p role="status" className="text-ink-soft">Time is over. Your answer is being sent as it is.</p> : null}
      {shown ? <div role="alert"><FieldError>{shown}</FieldError></div> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" size="lg" busy={sending} disabled={over}>Send answer</Button>
        {question.required ? null : (
          <Button size="lg" look="quiet" busy={skipping} disabled={sending || over} onClick={onSkip}>Skip this question</Button>
        )}
        <p className="basis-full text-sm text-ink-faint sm:basis-auto">
          Once sent, an answer is final. <span className="max-sm:hidden">Ctrl + Enter sends it too.</span>
        </p>
      </div>
    </form>
  );
};
