/** A dropped line: nothing is missed and nothing comes twice. */
import type { Client, Sink, SubscribePayload } from "graphql-ws";
import type { ExecutionResult } from "graphql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLiveFeed } from "@/lib/graph/live-feed";

class FakeSocket implements Pick<Client, "subscribe"> {
  readonly attempts: { payload: SubscribePayload; sink: Sink<ExecutionResult>; stopped: boolean }[] = [];

  readonly subscribe: Client["subscribe"] = (payload, sink) => {
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

const follow = (variables: Record<string, unknown> = { filter: null }) => {
  const socket = new FakeSocket();
  const feed = createLiveFeed(socket, () => 1);
  const seen: number[] = [];
  const errors: unknown[] = [];
  const stop = feed.follow(
    { query: "subscription { x }", variables },
    {
      next: (result) => seen.push((result.data as { invitationChanged: { sequence: number } }).invitationChanged.sequence),
      error: (error) => errors.push(error),
      complete: () => undefined,
    },
  );
  return { socket, feed, seen, errors, stop };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("the live line", () => {
  it("starts again after a drop with the last sequence it saw", async () => {
    const { socket, seen } = follow();
    expect(socket.last.payload.variables).toEqual({ filter: null });
    socket.event(41);
    socket.event(42);
    socket.last.sink.error(new Event("close"));
    await vi.advanceTimersByTimeAsync(400);
    expect(socket.last.payload.variables).toEqual({ filter: null, after: 42 });
    socket.event(43);
    expect(seen).toEqual([41, 42, 43]);
  });

  it("drops an event that comes a second time", () => {
    const { socket, seen } = follow();
    socket.event(7);
    socket.event(7);
    socket.event(6);
    expect(seen).toEqual([7]);
  });

  it("waits longer from attempt to attempt, and says that it is reconnecting", async () => {
    const { socket, feed } = follow();
    expect(feed.state()).toBe("connected");
    socket.last.sink.error(new Event("close"));
    expect(feed.state()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(400);
    socket.last.sink.error(new Event("close"));
    await vi.advanceTimersByTimeAsync(400);
    expect(socket.attempts).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(400);
    expect(socket.attempts).toHaveLength(3);
    socket.event(1);
    expect(feed.state()).toBe("connected");
  });

  it("counts as mended when the line stays open without an event", async () => {
    const { socket, feed } = follow();
    socket.last.sink.error(new Event("close"));
    await vi.advanceTimersByTimeAsync(400 + 1_500);
    expect(socket.attempts).toHaveLength(2);
    expect(feed.state()).toBe("connected");
  });

  it("does not try again when the server refused", async () => {
    const { socket, errors } = follow();
    const refusal = [{ message: "no", extensions: { code: "UNAUTHENTICATED" } }];
    socket.last.sink.error(refusal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(errors).toEqual([refusal]);
    expect(socket.attempts).toHaveLength(1);
  });

  it("stops for good when the page leaves", async () => {
    const { socket, feed, stop } = follow();
    socket.last.sink.error(new Event("close"));
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.attempts).toHaveLength(1);
    expect(feed.state()).toBe("idle");
  });
});
