/** Everything at a glance before the interview is finished. */
import { Check, CircleDashed, Clock, FilePen } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { Told } from "../flow/notices";
import type { CandidateQuestion } from "../flow/server";
import { hasDraft, isOpen } from "../flow/steps";
import { ToldNotice } from "./told-notice";

interface ReviewScreenProps {
  questions: CandidateQuestion[];
  now: () => number;
  told: Told | null;
  finishing: boolean;
  problem?: string;
  onGoTo: (question: CandidateQuestion) => void;
  onFinish: () => void;
}

const listed = new Intl.ListFormat("en", { type: "conjunction" });

const standing = (question: CandidateQuestion, now: number) => {
  if (question.submitted) return { text: "Answered", Icon: Check, style: "text-accent-text" };
  if (hasDraft(question)) return { text: isOpen(question, now) ? "Saved, not sent yet" : "Saved; sent when you finish", Icon: FilePen, style: "text-accent-text" };
  if (!isOpen(question, now)) return { text: "Time is over", Icon: Clock, style: "text-ink-faint" };
  return { text: question.setAside ? "Skipped" : question.required ? "Still to answer" : "You may answer it", Icon: CircleDashed, style: "text-ink-faint" };
};

export const ReviewScreen = ({ questions, now, told, finishing, problem, onGoTo, onFinish }: ReviewScreenProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const at = now();
  const missing = questions.filter((question) => question.required && isOpen(question, at) && !hasDraft(question));
  const open = questions.filter((question) => isOpen(question, at));

  return (
    <div className="grid gap-7">
      <ToldNotice told={told} />
      <div className="grid gap-3">
        <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold outline-none">Before you finish</h1>
        <p className="max-w-prose text-lg text-ink-soft">
          {open.length > 0
            ? "Some questions are still open. You can go back to them, or finish when the required ones are answered."
            : "You have been through every question. Finish to hand your answers over."}
        </p>
      </div>
      <ol className="grid overflow-hidden rounded-lg border border-line bg-surface shadow-card" aria-label="Your answers">
        {questions.map((question) => {
          const { text, Icon, style } = standing(question, at);
          return (
            <li key={question.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3.5 last:border-b-0 sm:px-5">
              <span className="tabular w-6 shrink-0 font-semibold text-ink-faint">{question.number}</span>
              <span className="min-w-48 flex-1">{question.shownAt ? <span dir="auto" className="line-clamp-2">{question.text}</span> : "Not opened yet"}</span>
              <span className={`inline-flex items-center gap-1.5 text-sm font-semibold ${style}`}>
                <Icon aria-hidden className="size-4" />
                {text}
              </span>
              {isOpen(question, at) ? (
                <Button size="sm" onClick={() => onGoTo(question)}>Go to question {question.number}</Button>
              ) : null}
            </li>
          );
        })}
      </ol>
      {problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button look="primary" size="lg" busy={finishing} disabled={missing.length > 0} aria-describedby="finish-about" onClick={onFinish}>
          Finish interview
        </Button>
        <p id="finish-about" className="max-w-sm text-sm text-ink-faint">
          {missing.length > 0
            ? `${missing.length === 1 ? "Question" : "Questions"} ${listed.format(missing.map((question) => String(question.number)))} ${missing.length === 1 ? "needs" : "need"} an answer first.`
            : "After this nothing can be changed."}
        </p>
      </div>
    </div>
  );
};
