/** Beside what changes by itself: whether it does so now, or how old it is. */
import { useLineState, useLostSince } from "@/lib/graph/feed-context";
import { timeOfDay } from "@/lib/time";

export const LiveState = () => {
  const state = useLineState();
  const lostSince = useLostSince();
  if (state === "idle") return null;
  if (state === "connecting") return <span className="text-sm text-ink-faint">Connecting</span>;
  if (state === "connected") {
    return (
      <span className="inline-flex items-center gap-2 text-sm text-ink-faint">
        <span aria-hidden className="size-2 rounded-full bg-ink-faint" />
        Live
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-2 text-sm text-warn">
      <span aria-hidden className="size-2 rounded-full border-2 border-warn" />
      <span className="tabular">{lostSince === null ? "Not live" : `Not live: as of ${timeOfDay(lostSince)}`}</span>
    </span>
  );
};
