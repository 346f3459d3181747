/** What fails in passing is tried again; a refusal, or a page that went, ends it. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepTrying } from "@/features/interview/flow/keep-trying";
import type { Failure, Outcome } from "@/features/interview/flow/server";

const lost: Outcome<string> = { is: "failed", failure: "offline", passing: true };
const done: Outcome<string> = { is: "done", value: "sent" };

const trying = (outcomes: Outcome<string>[], goOn: () => boolean = () => true) => {
  const heard: Failure[] = [];
  const act = vi.fn(() => Promise.resolve(outcomes.shift() ?? lost));
  return { act, heard, outcome: keepTrying(act, { goOn, onFailure: (failure) => heard.push(failure) }) };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("an act of the candidate", () => {
  it("is tried again with growing pauses until it is done", async () => {
    const { act, heard, outcome } = trying([lost, lost, done]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(act).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(act).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toEqual(done);
    expect(heard).toEqual(["offline", "offline"]);
  });

  it("does not wait when the browser is online again", async () => {
    const { act, outcome } = trying([lost, done]);
    await vi.advanceTimersByTimeAsync(10);
    window.dispatchEvent(new Event("online"));
    expect(await outcome).toEqual(done);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it.each<Outcome<string>>([
    { is: "refused", code: "INVITATION_EXPIRED", message: "Too late.", value: null },
    { is: "failed", failure: "stranger", passing: false },
  ])("is not tried again after a refusal (%#)", async (refusal) => {
    const { act, heard, outcome } = trying([refusal]);
    expect(await outcome).toEqual(refusal);
    expect([act.mock.calls.length, heard.length]).toEqual([1, 0]);
  });

  it("ends when another attempt is of no use, and after two minutes", async () => {
    let use = true;
    const useless = trying([], () => use);
    await vi.advanceTimersByTimeAsync(10);
    use = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await useless.outcome).toEqual(lost);
    expect(useless.act).toHaveBeenCalledTimes(1);
    const long = trying([]);
    await vi.advanceTimersByTimeAsync(140_000);
    expect(await long.outcome).toEqual(lost);
  });
});
