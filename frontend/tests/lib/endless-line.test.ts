/** The line of the whole app: it begins behind a known change, and is live when what is on screen is as new. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { follow } from "../support/live-line";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("an endless line", () => {
  it("begins behind the newest change, and is live when what was on screen from before has been read again", async () => {
    const { socket, feed, reads } = follow({}, () => Promise.resolve(7));
    expect(feed.state()).toBe("connecting");
    await vi.advanceTimersByTimeAsync(0);
    expect(socket.last.payload.variables).toEqual({ after: 7 });
    expect(reads.since).toEqual([1]);
    expect(feed.state()).toBe("connecting");
    reads.become("current");
    expect(feed.state()).toBe("connected");
  });

  it("reads again after every reconnection, also when it had heard nothing, and is not live before that succeeded", async () => {
    const { socket, feed, reads } = follow({}, () => Promise.resolve(7));
    await vi.advanceTimersByTimeAsync(0);
    reads.become("current");
    socket.terminate();
    await vi.advanceTimersByTimeAsync(400);
    // No socket yet: nothing is asked for on a line that may not come.
    expect(reads.since).toEqual([1]);
    socket.tell("connected");
    expect(reads.since).toEqual([1, 2]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(feed.state()).toBe("reconnecting");
    reads.become("failing");
    expect(feed.state()).toBe("reconnecting");
    reads.become("current");
    expect(feed.state()).toBe("connected");
  });

  it("is not live while it stands but what is on screen cannot be read", async () => {
    const { feed, reads } = follow({}, () => Promise.resolve(7));
    await vi.advanceTimersByTimeAsync(0);
    reads.become("current");
    reads.become("failing");
    expect(feed.state()).toBe("reconnecting");
    reads.become("current");
    expect(feed.state()).toBe("connected");
  });

  it("goes on behind the last event, unless that number is not one of this feed or far behind", async () => {
    const newest = [7, 9, 3, 5_000];
    const { socket } = follow({}, () => Promise.resolve(newest.shift() ?? 0));
    await vi.advanceTimersByTimeAsync(0);
    socket.event(8);
    for (const after of [8, 3, 5_000]) {
      socket.last.sink.error({ type: "close" });
      await vi.advanceTimersByTimeAsync(2_000);
      expect(socket.last.payload.variables).toEqual({ after });
    }
  });

  it("asks for the newest change until it is answered, and not when that is refused", async () => {
    const answers = [() => Promise.reject(new TypeError("Failed to fetch")), () => Promise.resolve(7)];
    const { socket, feed } = follow({}, () => (answers.shift() ?? (() => Promise.resolve(0)))());
    await vi.advanceTimersByTimeAsync(0);
    expect([feed.state(), socket.attempts.length]).toEqual(["reconnecting", 0]);
    await vi.advanceTimersByTimeAsync(400);
    expect(socket.attempts).toHaveLength(1);
    const refused = follow({}, () => Promise.reject([{ extensions: { code: "FORBIDDEN" } }]));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([refused.feed.state(), refused.socket.attempts.length]).toEqual(["ended", 0]);
  });

  it("does not make reads that failed wait when the network is back", () => {
    const { reads } = follow({}, () => Promise.resolve(7));
    window.dispatchEvent(new globalThis.Event("online"));
    expect(reads.hurried).toBe(1);
  });
});
