/** "Question 3 of 8" and the question itself; takes the focus when it appears, so that keys and readers start here. */
import { useEffect, useRef } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";

interface QuestionHeadingProps {
  id: string;
  number: number;
  total: number;
  text: string;
  required: boolean;
  showProgress: boolean;
  takeFocus?: boolean;
  level?: 1 | 2;
}

export const QuestionHeading = ({ id, number, total, text, required, showProgress, takeFocus = true, level = 1 }: QuestionHeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const Heading = level === 1 ? "h1" : "h2";
  useEffect(() => {
    if (takeFocus) heading.current?.focus();
  }, [takeFocus, id]);

  return (
    <div className="grid gap-4">
      <div className="grid gap-2.5">
        <p className="tabular text-sm font-semibold text-accent-text">
          Question {number} of {total}
          {required ? null : <span className="font-normal text-ink-faint"> · you may skip it</span>}
        </p>
        {showProgress ? <ProgressBar value={number - 1} of={total} label="Questions behind you" /> : null}
      </div>
      <Heading id={id} ref={heading} tabIndex={-1} dir="auto" className="text-2xl leading-snug font-semibold whitespace-pre-line outline-none">
        {text}
      </Heading>
    </div>
  );
};
