/**
 * Subscriptions that survive a lost line: after a drop the same operation starts again with `after: <last sequence seen>`,
 * so that nothing is missed and nothing comes twice. graphql-ws carries one attempt; the patience is here.
 */
import type { Client, SubscribePayload } from "graphql-ws";
import type { ExecutionResult } from "graphql";
import { watchSocket } from "./socket-watch";

export interface FeedSink {
  next(result: ExecutionResult): void;
  error(error: unknown): void;
  complete(): void;
}

export interface FeedRequest extends SubscribePayload {
  /** This operation never ends by itself: when the server ends it, the line is lost. */
  endless?: boolean;
}

/** `ended`: the server refuses to go on, and trying again would not help. */
export type LineState = "idle" | "connected" | "reconnecting" | "ended";

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 10_000;
const SETTLED_MS = 1_500;

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

export const createLiveFeed = (client: FeedClient, random: () => number = Math.random): LiveFeed => {
  const broken = new Set<object>();
  const ended = new Set<object>();
  const open = new Set<object>();
  const listeners = new Set<() => void>();

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const socket = watchSocket(client, changed);

  const state = (): LineState => {
    if (broken.size > 0 || (open.size > 0 && socket.isSilent())) return "reconnecting";
    if (ended.size > 0) return "ended";
    return open.size > 0 ? "connected" : "idle";
  };

  const follow = ({ endless = false, ...payload }: FeedRequest, sink: FeedSink) => {
    const self = {};
    let last: number | undefined;
    let stopped = false;
    let attempt = 0;
    let stop: (() => void) | undefined;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let settled: ReturnType<typeof setTimeout> | undefined;

    const mend = () => {
      if (broken.delete(self)) changed();
    };

    const retry = () => {
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

    // A line that is connected and stays open for a moment counts as mended, also when no event comes.
    const settle = () => {
      if (socket.isConnected()) mend();
      else settled = setTimeout(settle, SETTLED_MS);
    };

    const end = (tell: () => void, again: boolean) => {
      clearTimeout(settled);
      if (stopped) return;
      if (again) return retry();
      broken.delete(self);
      tell();
      changed();
    };

    const start = () => {
      if (stopped) return;
      const variables = last === undefined ? payload.variables : { ...payload.variables, after: last };
      clearTimeout(settled);
      settled = setTimeout(settle, SETTLED_MS);
      stop = client.subscribe({ ...payload, variables }, {
        next: (result) => heard(result as ExecutionResult),
        error: (error) =>
          end(() => {
            ended.add(self);
            sink.error(error);
          }, !isFinal(error)),
        complete: () => end(() => sink.complete(), endless),
      });
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
    const forget = socket.whenBack(hurry);
    changed();
    start();
    return () => {
      stopped = true;
      forget();
      clearTimeout(pause);
      clearTimeout(settled);
      for (const set of [open, broken, ended]) set.delete(self);
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
