/** A written answer with the passages that scores rest on marked in place. */
import { classNames } from "@/lib/class-names";
import type { Criterion } from "@/gql/graphql";
import { CRITERION_WORDS } from "@/lib/words";
import { cutAtQuotes } from "../highlight";

export interface Evidence {
  criterion: Criterion;
  start: number;
  end: number;
}

interface AnswerTextProps {
  text: string;
  evidence: Evidence[];
  /** When a criterion is looked at, the other passages step back. */
  focus: Criterion | null;
  id: string;
}

const names = (evidence: Evidence[], spans: number[]): string =>
  [...new Set(spans.map((span) => evidence[span]?.criterion).filter((one) => one !== undefined))]
    .map((criterion) => CRITERION_WORDS[criterion])
    .join(", ");

export const AnswerText = ({ text, evidence, focus, id }: AnswerTextProps) => (
  <p id={id} className="max-w-prose leading-7 whitespace-pre-wrap">
    {cutAtQuotes(text, evidence).map((segment) =>
      segment.spans.length > 0 ? (
        <mark
          key={segment.start}
          id={`${id}-${segment.start}`}
          tabIndex={-1}
          title={`Evidence for ${names(evidence, segment.spans)}`}
          className={classNames(
            "rounded-xs px-0.5 transition-colors",
            focus && !segment.spans.some((span) => evidence[span]?.criterion === focus) && "bg-transparent",
          )}
        >
          {segment.text}
        </mark>
      ) : (
        <span key={segment.start}>{segment.text}</span>
      ),
    )}
  </p>
);
