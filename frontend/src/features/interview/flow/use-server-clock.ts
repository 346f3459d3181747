/** The server's time on this device: a wrong clock here must not shorten or stretch a time limit. */
import { useCallback, useEffect, useState } from "react";

export const useServerClock = (serverNow: string): (() => number) => {
  // Measured when the answer arrives, and again with each newer answer.
  const [offset, setOffset] = useState(() => new Date(serverNow).getTime() - Date.now());
  useEffect(() => setOffset(new Date(serverNow).getTime() - Date.now()), [serverNow]);
  return useCallback(() => Date.now() + offset, [offset]);
};

const TICK_MS = 250;

/** Whole seconds until a moment, ticking; null when there is no such moment. Rounded, so that it ends a breath before the server does. */
export const useSecondsLeft = (until: string | null | undefined, now: () => number): number | null => {
  const read = useCallback(() => (until ? Math.max(0, Math.round((new Date(until).getTime() - now()) / 1000)) : null), [until, now]);
  const [seconds, setSeconds] = useState(read);
  useEffect(() => {
    setSeconds(read());
    const timer = setInterval(() => setSeconds(read()), TICK_MS);
    return () => clearInterval(timer);
  }, [read]);
  return seconds;
};
