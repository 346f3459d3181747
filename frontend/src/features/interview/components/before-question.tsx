/** A breath before a question: its time starts only when the candidate opens it. */
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { durationInWords } from "@/lib/time";
import type { Told } from "../flow/notices";
import type { CandidateQuestion } from "../flow/server";
import { ToldNotice } from "./told-notice";

interface BeforeQuestionProps {
  question: CandidateQuestion;
  total: number;
  /** Seconds until the whole interview ends, if that is less than the question's own limit could take. */
  secondsLeft: number | null;
  told: Told | null;
  opening: boolean;
  problem?: string;
  onOpen: () => void;
}

const kindOf = (question: CandidateQuestion): string => {
  if (question.type !== "MULTIPLE_CHOICE") return "You answer in writing.";
  return question.multipleCorrect ? "You choose one or several options." : "You choose one option.";
};

export const BeforeQuestion = ({ question, total, secondsLeft, told, opening, problem, onOpen }: BeforeQuestionProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [question.id]);
  const cut = secondsLeft !== null && secondsLeft < question.timeLimitSeconds;

  return (
    <div className="grid gap-7">
      <ToldNotice told={told} />
      <div className="grid gap-3">
        <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold outline-none">
          {question.number === 1 ? "The first question" : `Next: question ${question.number} of ${total}`}
        </h1>
        <p className="max-w-prose text-lg text-ink-soft">
          {kindOf(question)} You have up to{" "}
          <strong className="tabular font-semibold text-ink">{durationInWords(cut ? secondsLeft : question.timeLimitSeconds)}</strong>
          {cut ? ": then the whole interview ends. The time is running." : ", counted from when you open it."} {question.required ? "" : "You may skip this one."}
        </p>
      </div>
      {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
      <div>
        <Button look="primary" size="lg" busy={opening} onClick={onOpen}>Open question {question.number}</Button>
      </div>
    </div>
  );
};
