/** The screen before the start, and the consent. */
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { candidateSide } from "@tests/support/candidate-side";
import { at } from "@tests/support/interviews";
import { renderApp } from "@tests/support/render-app";

const open = (over: Record<string, unknown> = {}) =>
  renderApp("/interview/inv_1", (server) => {
    server.root = candidateSide(over).root;
  });

describe("the start screen", () => {
  it("says who asks, for what, how long, by when, who reads it and how long it is kept", async () => {
    open();
    expect(await screen.findByRole("heading", { name: "Your interview for Backend engineer" })).toBeVisible();
    expect(within(screen.getByRole("banner")).getByText("Northwind Labs")).toBeVisible();
    expect(screen.getByText("3 questions")).toBeVisible();
    expect(screen.getByText("At most 12 minutes")).toBeVisible();
    expect(screen.getByText(/Each question gives you 2 minutes/)).toBeVisible();
    expect(screen.getByText("A reply within 14 days")).toBeVisible();
    expect(screen.getByText(new RegExp(Intl.DateTimeFormat().resolvedOptions().timeZone.replace("_", " ")))).toBeVisible();
    expect(screen.getByText((_, element) => element?.tagName !== "MAIN" && element?.textContent === "Hanna Reyes and the hiring team of Northwind Labs.")).toBeVisible();
    expect(screen.getByText("Kept for 180 days")).toBeVisible();
    expect(screen.getByText(/No camera or microphone is used/)).toBeVisible();
  });

  it.each([
    [{ estimatedMinutes: 1, questionCount: 1, shortestTimeLimitSeconds: 60, longestTimeLimitSeconds: 60 }, "At most 1 minute", /The question gives you 1 minute/],
    [{ shortestTimeLimitSeconds: 10, longestTimeLimitSeconds: 300 }, "At most 12 minutes", /the shortest 10 seconds, the longest 5 minutes/],
    [{ totalTimeLimitMinutes: 1 }, "At most 1 minute", /You have 1 minute in all/],
    [{ expiresAt: at(450_500) }, /At most [67] minutes/, /The deadline is in [67] minutes/],
  ])("names the least of all limits, in plain words (%#)", async (over, term, sentence) => {
    open(over);
    expect(await screen.findByText(term)).toBeVisible();
    expect(screen.getByText(sentence)).toBeVisible();
  });

  it("warns of a total time limit", async () => {
    open({ totalTimeLimitMinutes: 40 });
    expect(await screen.findByText(/You have 40 minutes in all/)).toBeVisible();
  });

  it("offers AI and people only as two equal ways, none preselected", async () => {
    const { user, server } = open();
    const withAi = await screen.findByRole("radio", { name: "With AI assistance" });
    const peopleOnly = screen.getByRole("radio", { name: "People only" });
    expect(withAi).not.toBeChecked();
    expect(peopleOnly).not.toBeChecked();
    await user.click(screen.getByRole("button", { name: "Start interview" }));
    expect(screen.getByText("Choose one of the two ways to go on.")).toBeVisible();
    expect(server.called("StartInterview")).toHaveLength(0);
  });

  it.each([
    ["With AI assistance", "AI"],
    ["People only", "PEOPLE_ONLY"],
  ])("starts with the consent %s and the version of the text that was read", async (name, consent) => {
    const { user, server } = open();
    await user.click(await screen.findByRole("radio", { name }));
    await user.click(screen.getByRole("button", { name: "Start interview" }));
    await screen.findByRole("button", { name: "Open question 1" });
    expect(server.called("StartInterview")[0]?.variables).toEqual({ input: { invitationId: "inv_1", consent, consentTextVersion: "2026-11" } });
  });

  it("keeps the choice and says what to do when the server cannot be reached", async () => {
    const { user, server } = open();
    await user.click(await screen.findByRole("radio", { name: "People only" }));
    server.offline = true;
    await user.click(screen.getByRole("button", { name: "Start interview" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/^The server cannot be reached\. Check your connection\.$/);
    expect(screen.getByRole("radio", { name: "People only" })).toBeChecked();
  });
});
