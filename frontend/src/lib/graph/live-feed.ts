/**
 * Subscriptions that survive a lost line: after a drop the same operation starts again with `after: <last sequence seen>`,
 * so that nothing is missed and nothing comes twice. graphql-ws carries one attempt; the patience is here.
 */
import type { Client, SubscribePayload } from "graphql-ws";
import type { ExecutionResult } from "graphql";

export interface FeedSink {
  next(result: ExecutionResult): void;
  error(error: unknown): void;
  complete(): void;
}

export type LineState = "idle" | "connected" | "reconnecting";

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 10_000;

const sequenceOf = (result: ExecutionResult): number | undefined => {
  for (const event of Object.values(result.data ?? {})) {
    if (typeof event === "object" && event !== null && "sequence" in event && typeof event.sequence === "number") return event.sequence;
  }
  return undefined;
};

/** What the server said about this operation (a list of GraphQL errors) is final; a closed socket is not. */
const isFinal = (error: unknown): boolean => Array.isArray(error);

export interface LiveFeed {
  follow(payload: SubscribePayload, sink: FeedSink): () => void;
  state(): LineState;
  watch(listener: () => void): () => void;
}

export const createLiveFeed = (client: Pick<Client, "subscribe">, random: () => number = Math.random): LiveFeed => {
  const broken = new Set<object>();
  const open = new Set<object>();
  const listeners = new Set<() => void>();

  const state = (): LineState => {
    if (broken.size > 0) return "reconnecting";
    return open.size > 0 ? "connected" : "idle";
  };
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const follow = (payload: SubscribePayload, sink: FeedSink) => {
    const self = {};
    let last: number | undefined;
    let stopped = false;
    let attempt = 0;
    let stop: (() => void) | undefined;
    let pause: ReturnType<typeof setTimeout> | undefined;

    const retry = () => {
      broken.add(self);
      changed();
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
      attempt += 1;
      pause = setTimeout(start, longest * (0.5 + random() / 2));
    };

    const heard = (result: ExecutionResult) => {
      const sequence = sequenceOf(result);
      if (sequence !== undefined && last !== undefined && sequence <= last) return;
      last = sequence ?? last;
      attempt = 0;
      if (broken.delete(self)) changed();
      sink.next(result);
    };

    const start = () => {
      if (stopped) return;
      const variables = last === undefined ? payload.variables : { ...payload.variables, after: last };
      // A line that stays open for a moment counts as mended, also when no event comes.
      const mended = setTimeout(() => {
        if (broken.delete(self)) changed();
      }, 1_500);
      stop = client.subscribe({ ...payload, variables }, {
        next: (result) => heard(result as ExecutionResult),
        error: (error) => {
          clearTimeout(mended);
          if (stopped) return;
          if (isFinal(error)) sink.error(error);
          else retry();
        },
        complete: () => {
          clearTimeout(mended);
          if (!stopped) sink.complete();
        },
      });
    };

    open.add(self);
    changed();
    start();
    return () => {
      stopped = true;
      clearTimeout(pause);
      open.delete(self);
      broken.delete(self);
      changed();
      stop?.();
    };
  };

  return {
    follow,
    state,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
