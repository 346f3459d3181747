/** A dropped line: nothing is missed and nothing comes twice. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PONG_WITHIN_MS } from "@/lib/graph/socket-watch";
import { follow } from "../support/live-line";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("the live line", () => {
  it("starts again after a drop with the last sequence it saw", async () => {
    const { socket, seen } = follow();
    expect(socket.last.payload.variables).toEqual({ filter: null });
    socket.event(41);
    socket.event(42);
    socket.last.sink.error({ type: "close" });
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
    socket.last.sink.error({ type: "close" });
    expect(feed.state()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(400);
    socket.last.sink.error({ type: "close" });
    await vi.advanceTimersByTimeAsync(400);
    expect(socket.attempts).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(400);
    expect(socket.attempts).toHaveLength(3);
    socket.event(1);
    expect(feed.state()).toBe("connected");
  });

  it("counts as mended when the line stays open without an event", async () => {
    const { socket, feed } = follow();
    socket.last.sink.error({ type: "close" });
    await vi.advanceTimersByTimeAsync(400 + 1_500);
    expect(socket.attempts).toHaveLength(2);
    expect(feed.state()).toBe("connected");
  });

  it("does not try again when the server refused", async () => {
    const { socket, feed, errors } = follow();
    const refusal = [{ message: "no", extensions: { code: "UNAUTHENTICATED" } }];
    socket.last.sink.error(refusal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(errors).toEqual([refusal]);
    expect(socket.attempts).toHaveLength(1);
    expect(feed.state()).toBe("ended");
  });

  it("is not mended while nothing connects, however long that takes", async () => {
    const { socket, feed } = follow();
    socket.terminate();
    await vi.advanceTimersByTimeAsync(400 + 30_000);
    expect(socket.attempts).toHaveLength(2);
    expect(feed.state()).toBe("reconnecting");
    socket.tell("connected");
    await vi.advanceTimersByTimeAsync(1_500);
    expect(feed.state()).toBe("connected");
  });

  it("notices that nobody answers on a socket that is still open, and keeps the time of the last news", async () => {
    const { socket, feed } = follow();
    socket.event(1);
    const heard = feed.heardAt();
    expect(heard).toBe(Date.now());
    await vi.advanceTimersByTimeAsync(10_000);
    socket.tell("ping", false);
    await vi.advanceTimersByTimeAsync(PONG_WITHIN_MS);
    expect(socket.terminated).toBe(1);
    expect(feed.state()).toBe("reconnecting");
    expect(feed.heardAt()).toBe(heard);
  });

  it("stays connected while pings are answered", async () => {
    const { socket, feed } = follow();
    socket.tell("ping", false);
    socket.tell("message", { type: "pong" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.terminated).toBe(0);
    expect(feed.state()).toBe("connected");
  });

  it("says so at once when the browser is offline, and does not wait when it is back", async () => {
    const { socket, feed } = follow();
    window.dispatchEvent(new globalThis.Event("offline"));
    expect(feed.state()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(60_000);
    const before = socket.attempts.length;
    window.dispatchEvent(new globalThis.Event("online"));
    expect(socket.attempts.length).toBe(before + 1);
    socket.tell("connected");
    await vi.advanceTimersByTimeAsync(1_500);
    expect(feed.state()).toBe("connected");
  });

  it("starts an endless line again when the server ends it, and takes the end of any other", async () => {
    const list = follow({}, () => Promise.resolve(0));
    await vi.advanceTimersByTimeAsync(0);
    list.socket.last.sink.complete();
    expect(list.feed.state()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(400);
    expect(list.socket.attempts).toHaveLength(2);
    const progress = follow();
    progress.socket.last.sink.complete();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(progress.socket.attempts).toHaveLength(1);
    expect(progress.completed()).toBe(1);
  });

  it("tries again when the server was only busy", async () => {
    const { socket, feed, errors } = follow();
    socket.last.sink.error([{ message: "away", extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
    expect(feed.state()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(400);
    expect(socket.attempts).toHaveLength(2);
    expect(errors).toEqual([]);
  });

  it("stops for good when the page leaves", async () => {
    const { socket, feed, stop } = follow();
    socket.last.sink.error({ type: "close" });
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.attempts).toHaveLength(1);
    expect(feed.state()).toBe("idle");
  });
});
