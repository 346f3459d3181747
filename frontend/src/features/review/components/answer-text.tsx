/** A written answer with the passages that are looked at marked in place. */
import { CRITERION_WORDS } from "@/lib/words";
import type { Evidence } from "../evidence";
import { cutAtQuotes } from "../highlight";

interface AnswerTextProps {
  text: string;
  evidence: Evidence[];
  id: string;
}

const names = (evidence: Evidence[], spans: number[]): string =>
  [...new Set(spans.flatMap((span) => evidence[span]?.criterion ?? []))].map((criterion) => CRITERION_WORDS[criterion]).join(", ");

export const AnswerText = ({ text, evidence, id }: AnswerTextProps) => (
  <p id={id} dir="auto" className="max-w-[72ch] leading-7 whitespace-pre-wrap [unicode-bidi:plaintext]">
    {cutAtQuotes(text, evidence).map((segment) =>
      segment.spans.length > 0 ? (
        <mark
          key={segment.start}
          id={`${id}-${segment.start}`}
          tabIndex={-1}
          title={`Evidence for ${names(evidence, segment.spans)}`}
          className="rounded-xs px-0.5"
        >
          {segment.text}
        </mark>
      ) : (
        <span key={segment.start}>{segment.text}</span>
      ),
    )}
  </p>
);
