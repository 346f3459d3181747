/** A breath before a question: its time starts only when the candidate opens it. */
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { durationInWords } from "@/lib/time";
import type { CandidateQuestion } from "../flow/steps";

interface BeforeQuestionProps {
  question: CandidateQuestion;
  total: number;
  notice: string | null;
  opening: boolean;
  problem?: string;
  onOpen: () => void;
}

const kindOf = (question: CandidateQuestion): string => {
  if (question.type !== "MULTIPLE_CHOICE") return "You answer in writing.";
  return question.multipleCorrect ? "You choose one or several options." : "You choose one option.";
};

export const BeforeQuestion = ({ question, total, notice, opening, problem, onOpen }: BeforeQuestionProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [question.id]);

  return (
    <div className="grid gap-7">
      {notice ? <Notice tone="news" role="status">{notice}</Notice> : null}
      <div className="grid gap-3">
        <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold outline-none">
          {question.number === 1 ? "The first question" : `Next: question ${question.number} of ${total}`}
        </h1>
        <p className="max-w-prose text-lg text-ink-soft">
          {kindOf(question)} You have up to <strong className="font-semibold text-ink">{durationInWords(question.timeLimitSeconds)}</strong>, counted
          from when you open it. {question.required ? "" : "You may skip this one."}
        </p>
      </div>
      {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
      <div>
        <Button look="primary" size="lg" busy={opening} onClick={onOpen}>Open question {question.number}</Button>
      </div>
    </div>
  );
};
