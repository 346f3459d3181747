/** When an answer is kept, sent and sent again. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answer, Autosave, type SendOutcome } from "@/features/interview/flow/autosave";

const written = (text: string): Answer => ({ text, chosenOptionIds: [] });

const away: SendOutcome = { is: "unreachable", why: null };

const start = (outcomes: SendOutcome[] = []) => {
  const kept: (string | null)[] = [];
  const sent: string[] = [];
  const autosave = new Autosave({
    initial: written(""),
    initialState: "untouched",
    revision: 0,
    writer: "me",
    keep: (unsent) => kept.push(unsent?.text ?? null),
    send: (answer, { revision }) => {
      sent.push(answer.text);
      return Promise.resolve(outcomes.shift() ?? { is: "saved", revision: revision + 1 });
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
    const { autosave, sent } = start([away, away]);
    autosave.change(written("text"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state()).toBe("waiting");
    await vi.advanceTimersByTimeAsync(2_000 + 4_000);
    expect(sent).toHaveLength(3);
    expect(autosave.state()).toBe("saved");
  });

  it("sends at once when the browser comes back online", async () => {
    const { autosave, sent } = start([away]);
    autosave.change(written("text"));
    await vi.advanceTimersByTimeAsync(1_000);
    window.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
    expect(autosave.state()).toBe("saved");
  });

  it("stops sending what the server does not take any more", async () => {
    const { autosave, sent } = start([{ is: "refused", why: "No." }]);
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

describe("another page's text", () => {
  const theirs = (text: string, revision: number, writer = "other") => ({ text, chosenOptionIds: [], savedAt: "2026-11-27T12:00:00Z", revision, writer });

  it("is taken over while nothing is unsent here", () => {
    const { autosave } = start();
    autosave.hear(theirs("newer", 1));
    expect([autosave.current().text, autosave.state()]).toEqual(["newer", "saved"]);
  });

  it("is asked about when both have written, and nothing is sent meanwhile", async () => {
    const { autosave, sent } = start([{ is: "outdated", newer: theirs("theirs", 4) }]);
    autosave.change(written("mine"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([autosave.state(), autosave.newer()?.text]).toEqual(["conflict", "theirs"]);
    autosave.change(written("mine too"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual(["mine"]);
    expect(autosave.lastWords()).toBeNull();
  });

  it("gives way to one's own on request", async () => {
    const { autosave, sent } = start([{ is: "outdated", newer: theirs("theirs", 4) }]);
    autosave.change(written("mine"));
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(["mine", "mine"]);
    expect(autosave.nextEdition().revision).toBe(5);
  });

  it("is not asked about again by a refusal of what was sent before the choice", async () => {
    const answers: ((outcome: SendOutcome) => void)[] = [];
    const autosave = new Autosave({
      initial: written(""),
      initialState: "untouched",
      revision: 0,
      writer: "me",
      keep: () => undefined,
      send: () => new Promise((resolve) => answers.push(resolve)),
    });
    autosave.start();
    autosave.change(written("mine"));
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.hear(theirs("theirs", 4));
    autosave.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    answers[0]?.({ is: "outdated", newer: theirs("theirs", 4) });
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.newer()).toBeNull();
    answers[1]?.({ is: "saved", revision: 5 });
    await vi.advanceTimersByTimeAsync(0);
    expect([autosave.current().text, autosave.state()]).toEqual(["mine", "saved"]);
  });

  it("replaces one's own on request", async () => {
    const { autosave, kept } = start([{ is: "outdated", newer: theirs("theirs", 4) }]);
    autosave.change(written("mine"));
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.takeTheirs();
    expect([autosave.current().text, autosave.state(), kept.at(-1)]).toEqual(["theirs", "saved", null]);
  });

  it("is no other's when it was written by this page", () => {
    const { autosave } = start();
    autosave.change(written("mine, and more"));
    autosave.hear(theirs("mine", 1, "me"));
    expect([autosave.current().text, autosave.state()]).toEqual(["mine, and more", "device"]);
  });

  it("leaves one's own unsent words when the other page has emptied its own", async () => {
    const { autosave, kept, sent } = start([away, { is: "outdated", newer: theirs("", 5) }]);
    autosave.change(written("mine"));
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.hear(theirs("", 4));
    expect([autosave.current().text, kept.at(-1), autosave.newer()]).toEqual(["mine", "mine", null]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([autosave.current().text, autosave.state(), sent.at(-1)]).toEqual(["mine", "saved", "mine"]);
  });

  it("is equal to one's own: nobody is asked", async () => {
    const { autosave } = start([{ is: "outdated", newer: theirs("same", 2) }]);
    autosave.change(written("same"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.newer()).toBeNull();
  });
});
