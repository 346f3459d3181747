/** Two pages wrote different answers to one question: both are shown, and the candidate keeps one. */
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { dateTime } from "@/lib/time";
import { type Answer, answerOf } from "../flow/autosave";
import type { CandidateQuestion, ServerDraft } from "../flow/server";

interface AnswerConflictProps {
  question: Pick<CandidateQuestion, "options">;
  mine: Answer;
  newer: ServerDraft;
  onMine: () => void;
  onTheirs: () => void;
}

interface VersionProps {
  title: string;
  text: string;
  action: string;
  onKeep: () => void;
}

const Version = ({ title, text, action, onKeep }: VersionProps) => (
  <section className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4">
    <h3 className="text-sm font-semibold">{title}</h3>
    <p dir="auto" className="max-h-64 flex-1 overflow-y-auto text-sm break-words whitespace-pre-wrap">{text}</p>
    <div><Button size="sm" onClick={onKeep}>{action}</Button></div>
  </section>
);

export const AnswerConflict = ({ question, mine, newer, onMine, onTheirs }: AnswerConflictProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const words = (answer: Answer) =>
    answer.text || question.options.filter((option) => answer.chosenOptionIds.includes(option.id)).map((option) => option.text).join("\n") || "Nothing";
  return (
    <div role="alert" className="grid gap-4 rounded-lg border border-warn/40 bg-warn-soft p-4 sm:p-5">
      <div className="grid gap-1">
        <h2 ref={heading} tabIndex={-1} className="font-semibold outline-none">This answer was changed in two places</h2>
        <p className="text-sm text-ink-soft">You also wrote on another device or in another tab. Choose which one to keep; until then both are safe.</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Version title="On this page" text={words(mine)} action="Keep this one" onKeep={onMine} />
        <Version title={`Saved elsewhere, ${dateTime(newer.savedAt)}`} text={words(answerOf(newer))} action="Keep the one saved elsewhere" onKeep={onTheirs} />
      </div>
    </div>
  );
};
