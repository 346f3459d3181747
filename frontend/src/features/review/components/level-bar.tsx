/** A level from 0 to 4 as filled fields; a mean may fill one in part. The number stands beside it. */
import { classNames } from "@/lib/class-names";

export const HIGHEST_LEVEL = 4;
const FIELDS = [0, 1, 2, 3];
const STEP = 26;
const WIDTH = 22;

export const LevelBar = ({ level, className }: { level: number; className?: string }) => (
  <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className={classNames("block h-2 w-full", className)}>
    {FIELDS.map((field) => (
      <g key={field}>
        <rect x={field * STEP} width={WIDTH} height="8" className="fill-line" />
        <rect x={field * STEP} width={WIDTH * Math.min(1, Math.max(0, level - field))} height="8" className="fill-ink-soft" />
      </g>
    ))}
  </svg>
);
