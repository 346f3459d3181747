/** Whole seconds until a moment of the server's time, ticking; null when there is no such moment. */
import { useEffect, useState } from "react";
import { secondsUntil } from "./server-clock";

const TICK_MS = 250;

export const useSecondsLeft = (until: number | null, now: () => number): number | null => {
  const read = () => (until === null ? null : secondsUntil(until, now()));
  // Only a new number draws the page again; what is drawn is always read now, also in the moment in which `until` changes.
  const [, draw] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => draw(until === null ? null : secondsUntil(until, now())), TICK_MS);
    return () => clearInterval(timer);
  }, [until, now]);
  return read();
};
