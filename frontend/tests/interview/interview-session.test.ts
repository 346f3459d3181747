/** When the page asks the server, and whose word counts. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InterviewSession } from "@/features/interview/flow/interview-session";
import type { Interview, InterviewServer, Outcome } from "@/features/interview/flow/server";
import { secondsUntil, ServerClock } from "@/features/interview/flow/server-clock";
import { candidateSide } from "@tests/support/candidate-side";
import { at } from "@tests/support/interviews";

const done = <T>(value: T): Outcome<T> => ({ is: "done", value });

const serving = (over: Record<string, unknown> = {}) => {
  const { interview, find, show } = candidateSide({ status: "STARTED", startedAt: at(-1_000), ...over });
  const state = (): Interview => structuredClone({ ...interview, serverNow: new Date().toISOString() }) as unknown as Interview;
  const refused = { is: "refused" as const, code: "TIME_LIMIT_EXCEEDED", message: "Over.", value: null };
  const server: InterviewServer = {
    load: vi.fn(() => Promise.resolve(done<Interview | null>(state()))),
    start: () => Promise.resolve(done(state())),
    show: () => Promise.resolve(refused),
    skip: () => Promise.resolve(refused),
    saveDraft: () => Promise.resolve(refused),
    submit: () => Promise.resolve(refused),
    complete: () => Promise.resolve(done(state())),
    sendLastWords: () => undefined,
  };
  return { interview, find, show, server, state };
};

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("the server is asked", () => {
  it.each([
    ["when the page is opened", () => undefined],
    ["when the window has the focus again", () => window.dispatchEvent(new Event("focus"))],
    ["when the line is back", () => window.dispatchEvent(new Event("online"))],
    ["when the page comes out of the browser's memory", () => window.dispatchEvent(new Event("pageshow"))],
    ["when the tab is seen again", () => document.dispatchEvent(new Event("visibilitychange"))],
  ])("%s", async (_when, happen) => {
    const { server, interview } = serving();
    const session = new InterviewSession(server);
    const close = session.open();
    await settle();
    Object.assign(interview, { candidateName: "Changed meanwhile" });
    happen();
    await settle();
    if (_when !== "when the page is opened") expect(session.standing().interview?.candidateName).toBe("Changed meanwhile");
    expect(session.standing().interview?.status).toBe("STARTED");
    close();
  });

  it("after every refusal, before the refusal is told", async () => {
    const { server, interview } = serving();
    const session = new InterviewSession(server);
    const close = session.open();
    await settle();
    Object.assign(interview, { status: "COMPLETED" });
    await session.submit("qst_1", { text: "x", chosenOptionIds: [] }, { revision: 0, writer: "w", edition: 1 });
    expect(session.standing().interview?.status).toBe("COMPLETED");
    close();
  });

  it("at the zero of a question", async () => {
    const { server, find, show } = serving();
    show(find("qst_1")!, at(0), at(5_000));
    const close = new InterviewSession(server).open();
    await settle();
    expect(server.load).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.load).toHaveBeenCalledTimes(2);
    close();
  });

  it("at the zero of the whole, and again until it has drawn its conclusion", async () => {
    const { server, interview } = serving({ endsAt: at(3_000) });
    const session = new InterviewSession(server);
    const close = session.open();
    await vi.advanceTimersByTimeAsync(3_000 + 10_000);
    Object.assign(interview, { status: "COMPLETED" });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(session.standing().interview?.status).toBe("COMPLETED");
    const calls = vi.mocked(server.load).mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.load).toHaveBeenCalledTimes(calls);
    close();
  });

  it("when a clock of the device jumps or stood still", async () => {
    const { server } = serving();
    const close = new InterviewSession(server).open();
    await settle();
    vi.setSystemTime(Date.now() + 60_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.load).toHaveBeenCalledTimes(2);
    close();
  });

  it("once more when it is asked for while it is being asked", async () => {
    const { server } = serving();
    const session = new InterviewSession(server);
    await Promise.all([session.refresh(), session.refresh(), session.refresh()]);
    expect(server.load).toHaveBeenCalledTimes(2);
  });
});

describe("whose word counts", () => {
  it("an answer to an earlier question never replaces one to a later", async () => {
    const { server, interview, state } = serving();
    const early: { answer?: (outcome: Outcome<Interview | null>) => void } = {};
    vi.mocked(server.load).mockImplementationOnce(() => new Promise((resolve) => (early.answer = resolve)));
    const session = new InterviewSession(server);
    const asked = session.refresh();
    const older = state();
    Object.assign(interview, { status: "COMPLETED" });
    await session.complete();
    early.answer?.(done(older));
    await asked;
    expect(session.standing().interview?.status).toBe("COMPLETED");
  });

  it("what was heard stays on the page while the server cannot be reached", async () => {
    const { server } = serving();
    const session = new InterviewSession(server);
    await session.refresh();
    vi.mocked(server.load).mockResolvedValueOnce({ is: "failed", failure: "offline", passing: true });
    await session.refresh();
    expect(session.standing()).toMatchObject({ failure: "offline", interview: { status: "STARTED" } });
    await session.refresh();
    expect(session.standing().failure).toBeNull();
  });
});

describe("the server's time", () => {
  it("runs on, whatever the device's own clock is set to", () => {
    let monotonic = 1_000;
    const clock = new ServerClock(() => monotonic);
    clock.hear("2026-11-27T12:00:00Z");
    const deadline = new Date("2026-11-27T12:00:38Z").getTime();
    vi.setSystemTime(new Date("2030-01-01T00:00:00Z"));
    expect(secondsUntil(deadline, clock.now())).toBe(38);
    monotonic += 30_000;
    expect(secondsUntil(deadline, clock.now())).toBe(8);
    monotonic += 30_000;
    expect(secondsUntil(deadline, clock.now())).toBe(0);
  });
});

describe("the module of one interview", () => {
  const texts = import.meta.glob<string>("/src/features/interview/flow/*.ts", { query: "?raw", import: "default", eager: true });
  const hooks = (name: string) => name.includes("/use-");

  it("knows nothing of React", () => {
    const modules = Object.entries(texts).filter(([name]) => !hooks(name));
    expect(modules.map(([name]) => name)).toContain("/src/features/interview/flow/interview-session.ts");
    expect(modules.filter(([, text]) => /from "(react|@\/components|.*use-)/.test(text)).map(([name]) => name)).toEqual([]);
  });
});
