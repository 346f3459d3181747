/** Time left in numbers and words; says 30 and 10 seconds once each, calmly. */
import { Hourglass } from "lucide-react";
import { classNames } from "@/lib/class-names";
import { clock, durationInWords } from "@/lib/time";

const inWords = (seconds: number): string => {
  if (seconds >= 90) return `about ${durationInWords(Math.round(seconds / 60) * 60)} left`;
  return seconds > 0 ? `${durationInWords(seconds)} left` : "Time is over";
};

/** Constant between two thresholds, so that a live region speaks once per threshold and not every second. */
export const warningFor = (seconds: number, what: string): string => {
  if (seconds <= 0) return "";
  if (seconds <= 10) return `10 seconds left for ${what}. What you have is sent when the time is over.`;
  return seconds <= 30 ? `30 seconds left for ${what}.` : "";
};

interface CountdownProps {
  seconds: number;
  /** What is counted, on the clock itself: two clocks beside each other must not look alike. */
  title: string;
  label: string;
  what: string;
  inWordsToo?: boolean;
}

export const Countdown = ({ seconds, title, label, what, inWordsToo = false }: CountdownProps) => {
  const warning = warningFor(seconds, what);
  return (
    <div className="flex items-center gap-2">
      <p
        role="timer"
        aria-label={label}
        className={classNames(
          "flex items-center gap-2 rounded-full px-3 py-1 text-sm transition-colors",
          warning ? "bg-warn-soft text-warn" : "bg-sunken text-ink-soft",
        )}
      >
        <Hourglass aria-hidden className="size-4 max-sm:hidden" />
        <span>{title}</span>
        <span className="tabular font-bold">{clock(seconds)}</span>
        {inWordsToo ? <span className="max-sm:sr-only">{inWords(seconds)}</span> : null}
      </p>
      <span role="status" className="sr-only">{warning}</span>
    </div>
  );
};
