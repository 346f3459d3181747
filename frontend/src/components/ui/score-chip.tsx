/** A score as a number with a bar of the same length. Neutral: no colour says that 14 is bad or 88 good, the bar is shorter. */
import { classNames } from "@/lib/class-names";

interface ScoreProps {
  score: number;
  low?: number | null;
  high?: number | null;
  size?: "sm" | "md" | "lg";
  className?: string;
}

const SIZES = {
  sm: { number: "min-w-6 text-sm", bar: "h-1.5 w-12" },
  md: { number: "min-w-7 text-base", bar: "h-1.5 w-16" },
  lg: { number: "min-w-12 text-4xl", bar: "h-2.5 w-40" },
};

export const spreadInWords = (low?: number | null, high?: number | null): string =>
  low == null || high == null || low === high ? "" : `${low} to ${high}`;

interface ScoreBarProps extends Pick<ScoreProps, "score" | "low" | "high" | "className"> {
  /** Thresholds to be marked on the scale. */
  marks?: number[];
}

/** The number as a length; the number itself stands beside it, so that this is hidden from screen readers. */
export const ScoreBar = ({ score, low, high, marks = [], className }: ScoreBarProps) => (
  <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className={classNames("block shrink-0 overflow-hidden rounded-full", className)}>
    <rect width="100" height="8" className="fill-line" />
    <rect width={score} height="8" className="fill-ink-soft" />
    {low != null && high != null && high > low ? <rect x={low} width={high - low} height="8" className="fill-ink-faint/60" /> : null}
    {marks.map((mark) => <rect key={mark} x={mark - 0.5} width="1" height="8" className="fill-surface" />)}
  </svg>
);

export const ScoreChip = ({ score, low, high, size = "md", className }: ScoreProps) => {
  const spread = spreadInWords(low, high);
  return (
    <span className={classNames("inline-flex items-center gap-2", className)}>
      <span className={classNames("tabular text-right leading-none font-semibold", SIZES[size].number)}>
        {score}
        <span className="sr-only"> of 100</span>
      </span>
      <ScoreBar score={score} low={low} high={high} className={SIZES[size].bar} />
      {spread ? <span className="tabular text-xs whitespace-nowrap text-ink-faint">{spread}</span> : null}
    </span>
  );
};
