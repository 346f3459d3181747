/** Time limits: soft warnings, and an end that loses nothing. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { warningFor } from "@/features/interview/components/countdown";
import { candidateSide } from "@tests/support/candidate-side";
import { at } from "@tests/support/interviews";
import { renderApp } from "@tests/support/render-app";

const inQuestion = (left: number, over: Record<string, unknown> = {}) => {
  const side = candidateSide({ status: "STARTED", startedAt: at(-1_000), consent: "AI", ...over });
  Object.assign(side.find("qst_1") ?? {}, { shownAt: at(-60_000), deadlineAt: at(left) });
  const app = renderApp("/interview", (server) => {
    server.root = side.root;
  });
  return { ...app, side };
};

describe("soft warnings", () => {
  it("speak once at 30 and once at 10 seconds, not every second", () => {
    expect(warningFor(31, "this question")).toBe("");
    expect(new Set([30, 25, 11].map((left) => warningFor(left, "this question")))).toEqual(new Set(["30 seconds left for this question."]));
    expect(new Set([10, 5, 1].map((left) => warningFor(left, "this question"))).size).toBe(1);
    expect(warningFor(0, "this question")).toBe("");
  });

  it("are announced politely", async () => {
    inQuestion(25_000);
    const warning = await screen.findByText("30 seconds left for this question.");
    expect(warning).toHaveAttribute("role", "status");
  });
});

describe("when the time is over", () => {
  it("sends what is there and says so", async () => {
    const { user, side } = inQuestion(3_000);
    await user.type(await screen.findByRole("textbox"), "As far as I came");
    expect(await screen.findByText(/The time for question 1 is over. What you had was sent./)).toBeVisible();
    expect(side.find("qst_1")?.submitted?.text).toBe("As far as I came");
    expect(screen.getByRole("button", { name: "Open question 2" })).toBeVisible();
  });

  it("goes on calmly when nothing was written", async () => {
    const { server } = inQuestion(1_500);
    expect(await screen.findByText(/You had not answered, so it stays without an answer./)).toBeVisible();
    expect(server.called("SubmitResponse")).toHaveLength(0);
  });

  it("keeps trying for the time of grace when the line is away at that moment", async () => {
    const { user, server, side } = inQuestion(3_000);
    await user.type(await screen.findByRole("textbox"), "Written offline");
    server.offline = true;
    expect(await screen.findByRole("alert")).toHaveTextContent("The server cannot be reached");
    server.offline = false;
    expect(await screen.findByText(/What you had was sent/)).toBeVisible();
    expect(side.find("qst_1")?.submitted?.text).toBe("Written offline");
  });

  it("tells what counts when the server's limit came first", async () => {
    const { user, server } = inQuestion(60_000);
    await user.type(await screen.findByRole("textbox"), "Too late");
    server.root["submitResponse"] = () => ({ question: null, userErrors: [{ code: "TIME_LIMIT_EXCEEDED", message: "The limit is over." }] });
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(await screen.findByText(/Your answer did not reach us in time; what had been saved before counts./)).toBeVisible();
  });

  it("ends the whole interview by itself when the total time is over", async () => {
    const { user, server } = inQuestion(60_000, { totalTimeLimitMinutes: 1, endsAt: at(3_000) });
    await user.type(await screen.findByRole("textbox"), "Last words");
    expect(await screen.findByRole("heading", { name: "Your interview is complete" })).toBeVisible();
    expect(server.called("SubmitResponse")).toHaveLength(1);
    expect(server.called("CompleteInterview")).toHaveLength(1);
  });

  it("goes by the server's clock when this device's clock is wrong", async () => {
    const hourAhead = 3_600_000;
    const side = candidateSide({ status: "STARTED", startedAt: at(hourAhead - 1_000), serverNow: at(hourAhead) });
    Object.assign(side.find("qst_1") ?? {}, { shownAt: at(hourAhead - 1_000), deadlineAt: at(hourAhead + 90_000) });
    renderApp("/interview", (server) => {
      server.root = side.root;
    });
    expect(await screen.findByRole("timer")).toHaveTextContent(/^1:(30|2\d)/);
  });
});
