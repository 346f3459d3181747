/** When an answer is kept, sent and sent again. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answer, Autosave, type SendOutcome } from "@/features/interview/flow/autosave";

const written = (text: string): Answer => ({ text, chosenOptionIds: [] });

const start = (outcomes: SendOutcome[] = []) => {
  const kept: string[] = [];
  const sent: string[] = [];
  const autosave = new Autosave({
    initial: written(""),
    initialState: "untouched",
    keep: (answer) => kept.push(answer.text),
    send: (answer) => {
      sent.push(answer.text);
      return Promise.resolve(outcomes.shift() ?? "saved");
    },
  });
  autosave.start();
  return { autosave, kept, sent };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("autosave", () => {
  it("keeps every key on this device at once and sends after a pause", async () => {
    const { autosave, kept, sent } = start();
    autosave.change(written("a"));
    autosave.change(written("ab"));
    expect(kept).toEqual(["a", "ab"]);
    expect(autosave.state()).toBe("device");
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual(["ab"]);
    expect(autosave.state()).toBe("saved");
  });

  it("does not wait for a pause that never comes", async () => {
    const { autosave, sent } = start();
    for (let key = 0; key < 12; key += 1) {
      autosave.change(written("x".repeat(key + 1)));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(sent.length).toBeGreaterThan(0);
  });

  it("sends the newer words when someone types on while an answer is on its way", async () => {
    const { autosave, sent } = start();
    autosave.change(written("first"));
    await vi.advanceTimersByTimeAsync(999);
    const sending = vi.advanceTimersByTimeAsync(1);
    autosave.change(written("first second"));
    await sending;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.at(-1)).toBe("first second");
    expect(autosave.state()).toBe("saved");
  });

  it("tries again by itself while the line is away", async () => {
    const { autosave, sent } = start(["unreachable", "unreachable"]);
    autosave.change(written("text"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state()).toBe("waiting");
    await vi.advanceTimersByTimeAsync(2_000 + 4_000);
    expect(sent).toHaveLength(3);
    expect(autosave.state()).toBe("saved");
  });

  it("sends at once when the browser comes back online", async () => {
    const { autosave, sent } = start(["unreachable"]);
    autosave.change(written("text"));
    await vi.advanceTimersByTimeAsync(1_000);
    window.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
    expect(autosave.state()).toBe("saved");
  });

  it("stops sending what the server does not take any more", async () => {
    const { autosave, sent } = start(["refused"]);
    autosave.change(written("text"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(autosave.state()).toBe("refused");
  });

  it("is silent once it is stopped", async () => {
    const { autosave, sent } = start();
    autosave.change(written("text"));
    autosave.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
  });
});
