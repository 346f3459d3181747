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
    expect(screen.getByText(/Your answers stay with Northwind Labs until they are deleted|You can ask for that at any time/)).toBeVisible();
    expect(screen.queryByText(/180|deleted after/)).toBeNull();
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

  it("keeps the choice, says that it is tried again, and starts when the line is back", async () => {
    const { user, server } = open();
    await user.click(await screen.findByRole("radio", { name: "People only" }));
    server.offline = true;
    await user.click(screen.getByRole("button", { name: "Start interview" }));
    expect(await screen.findByText(/The server cannot be reached at the moment. It is tried again by itself/)).toBeVisible();
    expect(screen.getByRole("radio", { name: "People only" })).toBeChecked();
    server.offline = false;
    window.dispatchEvent(new Event("online"));
    expect(await screen.findByRole("button", { name: "Open question 1" })).toBeVisible();
  });

  it("opens a question whose first answer was lost on the way, with the time it has had since", async () => {
    const side = candidateSide({ status: "STARTED", startedAt: at(-1_000), consent: "AI" });
    const { user, server } = renderApp("/interview/inv_1", (fake) => {
      fake.root = side.root;
    });
    const show = await screen.findByRole("button", { name: "Open question 1" });
    side.show(side.find("qst_1")!, at(-3_000), at(117_000));
    server.errors["ShowQuestion"] = { code: "SUBGRAPH_TIMEOUT", message: "late" };
    await user.click(show);
    await screen.findByText(/It is tried again by itself/);
    delete server.errors["ShowQuestion"];
    expect(await screen.findByRole("textbox", { name: "Question text 1" }, { timeout: 4_000 })).toBeVisible();
  });
});
