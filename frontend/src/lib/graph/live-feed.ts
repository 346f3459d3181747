/**
 * Subscriptions that survive a lost line: after a drop the same operation starts again with `after: <last sequence seen>`,
 * so that nothing is missed and nothing comes twice. graphql-ws carries one attempt; the patience is here.
 *
 * The protocol does not say when a subscription has begun. So an endless one first asks for the newest change, begins
 * behind it, and what is on screen from before that moment is read again; only then is the line called connected.
 */
import type { Client, SubscribePayload } from "graphql-ws";
import type { ExecutionResult } from "graphql";
import type { ScreenReads } from "./screen-reads";
import { watchSocket } from "./socket-watch";

export interface FeedSink {
  next(result: ExecutionResult): void;
  error(error: unknown): void;
  complete(): void;
}

export interface FeedRequest extends SubscribePayload {
  /**
   * Of an operation that never ends by itself (when the server ends it, the line is lost): asks for the sequence of the
   * newest change. Rejects with the GraphQL errors of the answer, or with what went wrong on the way.
   */
  newest?: () => Promise<number>;
}

/**
 * `connecting`: not there yet for the first time. `ended`: the server refuses to go on, and trying again would not help.
 * `connected` means that what is on screen was read after the line stood.
 */
export type LineState = "idle" | "connecting" | "connected" | "reconnecting" | "ended";

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 10_000;
const SETTLED_MS = 1_500;
/** More than this is not told one by one: what is on screen is read again anyway. */
const MOST_TOLD_AGAIN = 200;

const FINAL_CODES = new Set(["UNAUTHENTICATED", "FORBIDDEN", "UNAUTHORIZED_FIELD_OR_TYPE", "UNAUTHORIZED", "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"]);

const sequenceOf = (result: ExecutionResult): number | undefined => {
  for (const event of Object.values(result.data ?? {})) {
    if (typeof event === "object" && event !== null && "sequence" in event && typeof event.sequence === "number") return event.sequence;
  }
  return undefined;
};

const codeOf = (error: unknown): string => {
  const { extensions } = (error ?? {}) as { extensions?: { code?: unknown } };
  return String(extensions?.code ?? "");
};

/** A refusal of this operation is final; a closed socket, a busy server or a subgraph that is away is not. */
const isFinal = (error: unknown): boolean => Array.isArray(error) && error.some((entry) => FINAL_CODES.has(codeOf(entry)));

export interface LiveFeed {
  follow(request: FeedRequest, sink: FeedSink): () => void;
  state(): LineState;
  /** When the server was last heard, in milliseconds since 1970; null before the first time. */
  heardAt(): number | null;
  watch(listener: () => void): () => void;
}

export type FeedClient = Pick<Client, "subscribe" | "on" | "terminate">;

/** Behind what an endless line begins; a smaller newest number is another tenant's, or that of a restored database. */
const beginning = (last: number | undefined, newest: number): number =>
  last === undefined || last > newest || newest - last > MOST_TOLD_AGAIN ? newest : last;

export const createLiveFeed = (client: FeedClient, reads: ScreenReads, random: () => number = Math.random): LiveFeed => {
  const starting = new Set<object>();
  const broken = new Set<object>();
  const ended = new Set<object>();
  const open = new Set<object>();
  const listeners = new Set<() => void>();
  let wasLost = false;

  const state = (): LineState => {
    if (ended.size > 0 && broken.size === 0) return "ended";
    if (open.size === 0) return "idle";
    if (broken.size > 0 || socket.isSilent() || reads.state() === "failing") return "reconnecting";
    if (starting.size === 0 && reads.state() === "current") return "connected";
    return wasLost ? "reconnecting" : "connecting";
  };

  const changed = () => {
    const current = state();
    if (current === "reconnecting") wasLost = true;
    if (current === "connected") wasLost = false;
    for (const listener of listeners) listener();
  };
  const socket = watchSocket(client, changed);
  reads.watch(changed);
  socket.whenBack(reads.hurry);

  const follow = ({ newest, ...payload }: FeedRequest, sink: FeedSink) => {
    const self = {};
    let last: number | undefined;
    let unread: number | undefined;
    let run = 0;
    let stopped = false;
    let attempt = 0;
    let stop: (() => void) | undefined;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let settled: ReturnType<typeof setTimeout> | undefined;

    const mend = () => {
      if (broken.delete(self)) changed();
    };

    const retry = () => {
      starting.delete(self);
      broken.add(self);
      changed();
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
      attempt += 1;
      clearTimeout(pause);
      pause = setTimeout(start, longest * (0.5 + random() / 2));
    };

    const heard = (result: ExecutionResult) => {
      const sequence = sequenceOf(result);
      socket.heard();
      if (sequence !== undefined && last !== undefined && sequence <= last) return;
      last = sequence ?? last;
      attempt = 0;
      mend();
      sink.next(result);
    };

    const catchUp = () => {
      if (unread === undefined || !socket.isConnected()) return;
      starting.delete(self);
      reads.readSince(unread);
      unread = undefined;
    };

    // A line that is connected and stays open for a moment counts as mended, also when no event comes.
    const settle = () => {
      if (socket.isConnected()) mend();
      else settled = setTimeout(settle, SETTLED_MS);
    };

    const end = (tell: () => void, again: boolean) => {
      clearTimeout(settled);
      if (stopped) return;
      if (again) return retry();
      starting.delete(self);
      broken.delete(self);
      tell();
      changed();
    };

    const failed = (error: unknown) =>
      end(() => {
        ended.add(self);
        sink.error(error);
      }, !isFinal(error));

    const subscribe = () => {
      const variables = last === undefined ? payload.variables : { ...payload.variables, after: last };
      clearTimeout(settled);
      settled = setTimeout(settle, SETTLED_MS);
      stop = client.subscribe({ ...payload, variables }, {
        next: (result) => heard(result as ExecutionResult),
        error: failed,
        complete: () => end(() => sink.complete(), newest !== undefined),
      });
      catchUp();
    };

    const begin = (sequence: number) => {
      last = beginning(last, sequence);
      unread = reads.mark();
      subscribe();
    };

    const start = () => {
      if (stopped) return;
      if (!newest) return subscribe();
      run += 1;
      const current = run;
      const whenCurrent =
        <Value>(act: (value: Value) => void) =>
        (value: Value) => {
          if (!stopped && current === run) act(value);
        };
      newest().then(whenCurrent(begin), whenCurrent(failed));
    };

    // The network is back, or the page is looked at again: no reason to wait for the end of a long pause.
    const hurry = () => {
      if (!broken.has(self)) return;
      attempt = 0;
      clearTimeout(pause);
      stop?.();
      start();
    };

    open.add(self);
    if (newest) starting.add(self);
    const forget = [socket.whenBack(hurry), socket.whenConnected(catchUp)];
    changed();
    start();
    return () => {
      stopped = true;
      for (const leave of forget) leave();
      clearTimeout(pause);
      clearTimeout(settled);
      for (const set of [open, starting, broken, ended]) set.delete(self);
      changed();
      stop?.();
    };
  };

  return {
    follow,
    state,
    heardAt: socket.heardAt,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
