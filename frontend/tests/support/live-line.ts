/** The live line's two neighbours in memory: the socket below it, and what is on screen above it. */
import type { Event, Sink, SubscribePayload } from "graphql-ws";
import type { ExecutionResult } from "graphql";
import { createLiveFeed, type FeedClient } from "@/lib/graph/live-feed";
import type { ReadState, ScreenReads } from "@/lib/graph/screen-reads";

/** graphql-ws in the test's hand. */
export class FakeSocket implements FeedClient {
  private readonly listeners = new Map<Event, ((...args: never[]) => void)[]>();
  terminated = 0;

  readonly on: FeedClient["on"] = (event, listener) => {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener as (...args: never[]) => void]);
    return () => undefined;
  };

  tell(event: Event, ...args: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(...(args as never[]));
  }

  /** As graphql-ws does: every operation on the socket ends with the close event. */
  readonly terminate = () => {
    this.terminated += 1;
    this.tell("closed");
    this.last.sink.error({ type: "close" });
  };

  readonly attempts: { payload: SubscribePayload; sink: Sink<ExecutionResult>; stopped: boolean }[] = [];

  readonly subscribe: FeedClient["subscribe"] = (payload, sink) => {
    const attempt = { payload, sink: sink as unknown as Sink<ExecutionResult>, stopped: false };
    this.attempts.push(attempt);
    return () => {
      attempt.stopped = true;
    };
  };

  get last() {
    const last = this.attempts.at(-1);
    if (!last) throw new Error("nobody subscribed");
    return last;
  }

  event(sequence: number): void {
    this.last.sink.next({ data: { invitationChanged: { sequence } } });
  }
}

/** What is on screen, in the test's hand: it says when it is read and whether that succeeds. */
export class FakeReads implements ScreenReads {
  private moment = 0;
  private now: ReadState = "current";
  private readonly listeners: (() => void)[] = [];
  readonly since: number[] = [];
  hurried = 0;

  readonly state = () => this.now;
  readonly mark = () => (this.moment += 1);
  readonly readSince = (mark: number) => {
    this.since.push(mark);
    this.become("reading");
  };
  readonly hurry = () => {
    this.hurried += 1;
  };
  readonly watch = (listener: () => void) => {
    this.listeners.push(listener);
    return () => undefined;
  };

  become(state: ReadState): void {
    this.now = state;
    for (const listener of this.listeners) listener();
  }
}

export const follow = (variables: Record<string, unknown> = { filter: null }, newest?: () => Promise<number>) => {
  const socket = new FakeSocket();
  const reads = new FakeReads();
  const feed = createLiveFeed(socket, reads, () => 1);
  let completed = 0;
  const seen: number[] = [];
  const errors: unknown[] = [];
  const stop = feed.follow(
    { query: "subscription { x }", variables, newest },
    {
      next: (result) => seen.push((result.data as { invitationChanged: { sequence: number } }).invitationChanged.sequence),
      error: (error) => errors.push(error),
      complete: () => {
        completed += 1;
      },
    },
  );
  socket.tell("connected");
  return { socket, feed, reads, seen, errors, stop, completed: () => completed };
};
