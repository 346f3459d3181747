/** For a new workspace: the three steps to a first result. */
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";

interface FirstStepsProps {
  steps: { title: string; text: string; done: boolean; action: ReactNode }[];
}

export const FirstSteps = ({ steps }: FirstStepsProps) => (
  <ol className="grid gap-4 md:grid-cols-3">
    {steps.map(({ title, text, done, action }, index) => (
      <li key={title} className="grid content-start gap-3 rounded-lg border border-line bg-surface p-6 shadow-card">
        <span className={classNames("tabular grid size-9 place-items-center rounded-full font-bold", done ? "bg-accent-soft text-accent-text" : "bg-sunken text-ink-soft")}>
          {done ? <Check aria-hidden className="size-5" /> : index + 1}
          {done ? <span className="sr-only">Done</span> : null}
        </span>
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="text-sm text-ink-soft">{text}</p>
        {done ? null : <div className="pt-1">{action}</div>}
      </li>
    ))}
  </ol>
);
