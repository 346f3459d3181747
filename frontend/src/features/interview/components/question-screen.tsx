/** One question: the answer, where it is saved, and the way on. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { CandidateQuestion } from "../flow/steps";
import { useAnswer } from "../flow/use-answer";
import { isEmpty, type SendResult, useSendAnswer } from "../flow/use-send-answer";
import { AnswerInput } from "./answer-input";
import { QuestionHeading } from "./question-heading";
import { SaveStatus } from "./save-status";

export type Ending = SendResult | "unanswered";

interface QuestionScreenProps {
  invitationId: string;
  question: CandidateQuestion;
  total: number;
  showProgress: boolean;
  /** Seconds until this question's limit, or the whole interview's, whichever comes first. */
  secondsLeft: number | null;
  onEnd: (ending: Ending, timeIsUp: boolean) => void;
  onSkip: () => void;
}

export const QuestionScreen = ({ invitationId, question, total, showProgress, secondsLeft, onEnd, onSkip }: QuestionScreenProps) => {
  const { answer, saveState, change } = useAnswer(invitationId, question);
  const timeIsUp = useRef(false);
  const { send, sending, problem, setProblem } = useSendAnswer(invitationId, question, (result) => onEnd(result, timeIsUp.current));
  const headingId = `question-${question.id}`;
  const over = secondsLeft === 0;

  useEffect(() => {
    if (!over || timeIsUp.current || sending) return;
    timeIsUp.current = true;
    if (isEmpty(answer)) onEnd("unanswered", true);
    else void send(answer, true);
  }, [over, sending, answer, onEnd, send]);

  const submit = () => {
    if (!isEmpty(answer)) return void send(answer);
    const how = question.type === "MULTIPLE_CHOICE" ? "Choose an answer first." : "Write an answer first.";
    setProblem(question.required ? `${how} One sentence is enough.` : `${how} Or skip this question.`);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !sending && !over) submit();
  };

  return (
    // The key works anywhere in the form; every control in it is reachable by itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="grid gap-7"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <QuestionHeading id={headingId} number={question.number} total={total} text={question.text} required={question.required} showProgress={showProgress} />
      <div className="grid gap-2">
        <AnswerInput question={question} answer={answer} disabled={over || sending} labelledBy={headingId} onChange={change} />
        <SaveStatus state={saveState} />
      </div>
      {over ? <p role="status" className="text-ink-soft">Time is over. Your answer is being sent as it is.</p> : null}
      {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" size="lg" busy={sending} disabled={over}>Send answer</Button>
        {question.required ? null : <Button size="lg" look="quiet" disabled={sending || over} onClick={onSkip}>Skip this question</Button>}
        <p className="basis-full text-sm text-ink-faint sm:basis-auto">
          Once sent, an answer is final. <span className="max-sm:hidden">Ctrl + Enter sends it too.</span>
        </p>
      </div>
    </form>
  );
};
