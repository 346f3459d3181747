/** Small pure pieces: durations, deadlines, quotes, steps, configuration. */
import { describe, expect, it } from "vitest";
import { firstStep, nextStep } from "@/features/interview/flow/steps";
import { cutAtQuotes } from "@/features/review/highlight";
import { deviceName } from "@/features/settings/components/sessions-card";
import { DEFAULT_CONFIG, loadConfig } from "@/lib/config";
import { countWords } from "@/lib/text";
import { clock, durationInWords, relative } from "@/lib/time";
import { candidateQuestion } from "@tests/support/candidate-side";

describe("times in words", () => {
  it("says durations the way people do", () => {
    expect(durationInWords(90)).toBe("1 minute 30 seconds");
    expect(durationInWords(3_600 + 600 + 5)).toBe("1 hour 10 minutes");
    expect(durationInWords(0)).toBe("0 seconds");
    expect(clock(65)).toBe("1:05");
    expect(clock(3_723)).toBe("1:02:03");
  });

  it("says how far away a moment is", () => {
    const now = Date.parse("2026-11-21T12:00:00Z");
    expect(relative("2026-11-24T12:00:00Z", now)).toBe("in 3 days");
    expect(relative("2026-11-21T10:00:00Z", now)).toBe("2 hours ago");
    expect(relative("2026-11-21T11:59:50Z", now)).toBe("just now");
  });
});

describe("quotes in an answer", () => {
  it("are cut by code points, so that an emoji before them does not shift them", () => {
    const pieces = cutAtQuotes("a 🙂 rolled back", [{ start: 4, end: 10 }]);
    expect(pieces.map(({ text, spans }) => [text, spans])).toEqual([["a 🙂 ", []], ["rolled", [0]], [" back", []]]);
  });

  it("may overlap, and may run past the end", () => {
    const pieces = cutAtQuotes("abcdef", [{ start: 1, end: 4 }, { start: 3, end: 99 }]);
    expect(pieces.map(({ text, spans }) => [text, spans])).toEqual([["a", []], ["bc", [0]], ["d", [0, 1]], ["ef", [1]]]);
  });
});

describe("where a candidate goes on", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  const shown = { shownAt: "2026-11-21T11:59:00Z", deadlineAt: "2026-11-21T12:01:00Z" };
  const over = { shownAt: "2026-11-21T11:50:00Z", deadlineAt: "2026-11-21T11:55:00Z" };
  const questions = [candidateQuestion({ id: "q1", number: 1, ...over }), candidateQuestion({ id: "q2", number: 2, ...shown }), candidateQuestion({ id: "q3", number: 3 })];

  it("is the question whose clock runs, wherever this device was", () => {
    for (const place of [null, "q1", "q3", "review"]) {
      expect(firstStep(questions, place, now)).toEqual({ at: "question", questionId: "q2" });
    }
  });

  it("is where this device was when no clock runs", () => {
    const waiting = questions.filter(({ id }) => id !== "q2");
    expect(firstStep(waiting, "q3", now)).toEqual({ at: "before", questionId: "q3" });
    expect(firstStep(waiting, "review", now)).toEqual({ at: "review" });
    expect(firstStep(waiting, null, now)).toEqual({ at: "before", questionId: "q3" });
  });

  it("is the next open question, and at last the review", () => {
    expect(nextStep(questions, "q2", now)).toEqual({ at: "before", questionId: "q3" });
    expect(nextStep(questions, "q3", now)).toEqual({ at: "review" });
  });
});

describe("counting words", () => {
  it("goes by spaces and line ends", () => {
    expect(countWords("  one\ntwo   three ")).toBe(3);
    expect(countWords(" ")).toBe(0);
  });
});

describe("the gateway's address", () => {
  const serve = (body: string): typeof fetch => () => Promise.resolve(new Response(body));

  it("comes from config.json, so that one build runs on any port", async () => {
    expect(await loadConfig(serve('{"gatewayUrl":"http://localhost:9000/"}'))).toEqual({ gatewayUrl: "http://localhost:9000" });
  });

  it("is the default when there is none", async () => {
    expect(await loadConfig(serve("<!doctype html>"))).toEqual(DEFAULT_CONFIG);
    expect(await loadConfig(() => Promise.reject(new TypeError("offline")))).toEqual(DEFAULT_CONFIG);
  });
});

describe("a session's device", () => {
  it("is named by browser and system", () => {
    expect(deviceName("Mozilla/5.0 (X11; Linux x86_64) Chrome/156 Safari/537")).toBe("Chrome on Linux");
    expect(deviceName(null)).toBe("A browser that gave no name");
    expect(deviceName("python-httpx/0.28.1")).toBe("python-httpx");
  });
});
