/** A multiple-choice answer: what was chosen, and what would have been right. */
import { Check, Minus, X } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/lib/class-names";

interface ChoiceAnswerProps {
  options: { id: string; text: string; correct: boolean }[];
  chosen: string[];
}

const mark = (chosen: boolean, correct: boolean) => {
  if (chosen) return correct ? { Icon: Check, style: "text-accent-text", word: "Chosen, correct" } : { Icon: X, style: "text-danger", word: "Chosen, not correct" };
  return { Icon: Minus, style: "text-ink-faint", word: correct ? "Not chosen, would be correct" : "Not chosen" };
};

export const ChoiceAnswer = ({ options, chosen }: ChoiceAnswerProps) => (
  <ul className="grid gap-2">
    {options.map((option) => {
      const isChosen = chosen.includes(option.id);
      const { Icon, style, word } = mark(isChosen, option.correct);
      return (
        <li key={option.id} className={classNames("flex items-center gap-3 rounded-md border px-3.5 py-2.5", isChosen ? "border-line-strong bg-surface" : "border-line text-ink-soft")}>
          <Icon aria-hidden className={classNames("size-4.5 shrink-0", style)} />
          <span className="sr-only">{word}:</span>
          <span dir="auto" className="min-w-0 flex-1">{option.text}</span>
          {option.correct ? <Badge tone="good"><Check aria-hidden />Correct</Badge> : null}
        </li>
      );
    })}
  </ul>
);
