/**
 * What is on screen stays as new as the server: every query of a mounted page is known here, is read again when news may
 * have been missed or overtaken it, and is tried again with growing pauses when a read fails in passing.
 */
import { type Client, type Exchange, makeOperation, type Operation, type OperationResult } from "@urql/core";
import { filter, onPush, pipe } from "wonka";
import { isPassing } from "./problem";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** `reading`: something that was missed is being read; `failing`: what is on screen could not be read, and is tried again. */
export type ReadState = "current" | "reading" | "failing";

export interface ScreenReads {
  state(): ReadState;
  /** A moment: reads that begin later have a higher number. */
  mark(): number;
  /** Reads again whatever is on screen from a read that began before the mark. */
  readSince(mark: number): void;
  /** The network is back: no reason to wait for the end of a long pause. */
  hurry(): void;
  watch(listener: () => void): () => void;
}

interface OnScreen {
  operation: Operation;
  /** When the read that is under way began. */
  underWay?: number;
  /** When the newest successful read began. */
  good: number;
  /** The newest successful read must have begun at this moment or later. */
  needed: number;
  /** Counts against "current": a line was connected, and this is older. */
  behind: boolean;
  failed: boolean;
}

export interface TrackedReads extends ScreenReads {
  exchange: Exchange;
  attach(client: Pick<Client, "reexecuteOperation">): void;
}

export const createScreenReads = (random: () => number = Math.random): TrackedReads => {
  const onScreen = new Map<number, OnScreen>();
  const begun = new WeakMap<Operation, number>();
  const listeners = new Set<() => void>();
  let client: Pick<Client, "reexecuteOperation"> | undefined;
  let now = 0;
  let attempt = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const mark = () => (now += 1);

  const readAgain = ({ operation }: OnScreen) => {
    // The client drops a query that it believes to be under way, as it does after an answer that was kept from it. Asking
    // for the cached state first makes it forget that.
    for (const requestPolicy of ["cache-only", "network-only"] as const) {
      client?.reexecuteOperation(makeOperation("query", operation, { ...operation.context, requestPolicy }));
    }
  };

  const retryFailed = () => {
    pause = undefined;
    for (const read of onScreen.values()) if (read.failed) readAgain(read);
  };

  const retryLater = () => {
    if (pause !== undefined) return;
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
    attempt += 1;
    pause = setTimeout(retryFailed, longest * (0.5 + random() / 2));
  };

  const begin = (operation: Operation) => {
    const start = mark();
    begun.set(operation, start);
    const read = onScreen.get(operation.key) ?? { operation, good: 0, needed: 0, behind: false, failed: false };
    onScreen.set(operation.key, { ...read, operation, underWay: start });
  };

  const failed = (read: OnScreen) => {
    if (read.underWay !== undefined) return;
    read.failed = true;
    retryLater();
  };

  const succeeded = (read: OnScreen, start: number) => {
    // Two reads of one query may come back in the wrong order: what is shown now is the older one.
    if (start < read.good) read.needed = mark();
    read.good = start;
    read.failed = false;
    if (read.good >= read.needed) read.behind = false;
    else if (read.underWay === undefined) readAgain(read);
    if (![...onScreen.values()].some((other) => other.failed)) attempt = 0;
  };

  /** News that came while a read was under way may be newer than what the read will say. */
  const overtake = () => {
    for (const read of onScreen.values()) if (read.underWay !== undefined) read.needed = mark();
  };

  const answered = ({ operation, error }: OperationResult) => {
    const read = onScreen.get(operation.key);
    const start = begun.get(operation);
    if (!read || start === undefined) return;
    if (read.underWay === start) read.underWay = undefined;
    if (error && isPassing(error)) failed(read);
    else succeeded(read, start);
    changed();
  };

  const sent = (operation: Operation) => {
    if (operation.kind === "query" && operation.context["aside"] !== true) begin(operation);
    if (operation.kind === "teardown" && onScreen.delete(operation.key)) changed();
  };

  const heard = (result: OperationResult) => {
    if (result.operation.kind === "query") answered(result);
    else overtake();
  };

  /** A read that failed in passing takes nothing from the screen that was read before; it is tried again. */
  const shows = ({ operation, error }: OperationResult) =>
    operation.kind !== "query" || !error || !isPassing(error) || (onScreen.get(operation.key)?.good ?? 0) === 0;

  const exchange: Exchange =
    ({ forward }) =>
    (operations) =>
      pipe(operations, onPush(sent), forward, onPush(heard), filter(shows));

  return {
    exchange,
    attach: (to) => {
      client = to;
    },
    state: () => {
      const reads = [...onScreen.values()];
      if (reads.some((read) => read.failed)) return "failing";
      return reads.some((read) => read.behind) ? "reading" : "current";
    },
    mark,
    readSince: (moment) => {
      for (const read of onScreen.values()) {
        if ((read.underWay ?? read.good) >= moment) continue;
        read.needed = moment;
        read.behind = true;
        readAgain(read);
      }
      changed();
    },
    hurry: () => {
      attempt = 0;
      clearTimeout(pause);
      retryFailed();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
