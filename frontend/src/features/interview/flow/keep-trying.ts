/** Tries an act again while it fails in passing, with growing pauses that the end of an outage cuts short. */
import type { Failure, Outcome } from "./server";

const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];
const LONGEST_MS = 120_000;

export interface Trying {
  /** False when another attempt is of no use any more. */
  goOn: () => boolean;
  /** Hears of each failure that is followed by another attempt. */
  onFailure: (failure: Failure) => void;
}

/** Ends early when the browser is online again. */
const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener("online", end);
  });

export const keepTrying = async <T>(act: () => Promise<Outcome<T>>, { goOn, onFailure }: Trying): Promise<Outcome<T>> => {
  const began = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await act();
    if (outcome.is !== "failed" || !outcome.passing || !goOn() || performance.now() - began > LONGEST_MS) return outcome;
    onFailure(outcome.failure);
    await pause(PAUSES_MS[attempt] ?? 8_000);
    if (!goOn()) return outcome;
  }
};
