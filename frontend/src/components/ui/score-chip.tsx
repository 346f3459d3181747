/** A score as a number that can be compared at a glance: tabular, with how sure it is. */
import { classNames } from "@/lib/class-names";

interface ScoreProps {
  score: number;
  low?: number | null;
  high?: number | null;
  size?: "sm" | "md" | "lg";
  className?: string;
}

const SIZES = {
  sm: "min-w-10 px-2 py-0.5 text-sm",
  md: "min-w-12 px-2.5 py-1 text-base",
  lg: "min-w-16 px-3.5 py-1.5 text-2xl",
};

export const spreadInWords = (low?: number | null, high?: number | null): string =>
  low == null || high == null || low === high ? "" : `${low} to ${high}`;

export const ScoreChip = ({ score, low, high, size = "md", className }: ScoreProps) => {
  const spread = spreadInWords(low, high);
  return (
    <span className={classNames("inline-flex items-baseline gap-2", className)}>
      <span className={classNames("tabular inline-grid place-items-center rounded-md bg-accent-soft font-bold text-accent-text", SIZES[size])}>
        <span>
          {score}
          <span className="sr-only"> of 100</span>
        </span>
      </span>
      {spread ? <span className="tabular text-xs text-ink-faint">{spread}</span> : null}
    </span>
  );
};
