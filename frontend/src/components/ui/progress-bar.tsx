/** A share of a whole, as a bar; the numbers stand beside it. */
import { classNames } from "@/lib/class-names";

interface ProgressBarProps {
  value: number;
  of: number;
  label: string;
  className?: string;
}

export const ProgressBar = ({ value, of, label, className }: ProgressBarProps) => (
  <svg
    role="progressbar"
    aria-label={label}
    aria-valuenow={value}
    aria-valuemin={0}
    aria-valuemax={of}
    viewBox="0 0 100 4"
    preserveAspectRatio="none"
    className={classNames("block h-1.5 w-full overflow-hidden rounded-full bg-line", className)}
  >
    <rect width={of > 0 ? Math.min(100, (value / of) * 100) : 0} height="4" className="fill-ink-soft transition-[width] duration-500" />
  </svg>
);
