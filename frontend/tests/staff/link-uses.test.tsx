/** The trail of a candidate's link on HR's page. */
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { dateTime } from "@/lib/time";
import { at, completed } from "@tests/support/interviews";
import { ben, connection, hanna } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";

describe("the trail of the link", () => {
  it("shows on which devices the link was used, and who was signed in", async () => {
    const use = { action: "OPENED", device: "Safari on iPhone", person: null, firstAt: at(-7_200_000), lastAt: at(-3_600_000), times: 2 };
    const byBen = { ...use, action: "COMPLETED", device: null, person: ben, times: 1 };
    renderApp("/invitations/inv_1", (server) => {
      server.root = { me: () => hanna, invitation: () => completed({ linkUses: [use, byBen] }), invitations: () => connection([]) };
    });
    const card = await screen.findByRole("region", { name: "Use of the link" });
    expect(within(card).getByText("Safari on iPhone")).toBeVisible();
    expect(within(card).getByText("Used by somebody who was signed in")).toBeVisible();
    expect(within(card).getAllByRole("listitem").map((item) => item.textContent)).toContainEqual(expect.stringMatching(/^Ben Okafor completed the interview, /));
  });

  it("says one time for several uses within a minute", async () => {
    const use = { action: "OPENED", device: "Safari on iPhone", person: null, firstAt: "2026-11-28T02:05:01Z", lastAt: "2026-11-28T02:05:41Z", times: 2 };
    renderApp("/invitations/inv_1", (server) => {
      server.root = { me: () => hanna, invitation: () => completed({ linkUses: [use] }), invitations: () => connection([]) };
    });
    const card = await screen.findByRole("region", { name: "Use of the link" });
    expect(card).toHaveTextContent(`2 times, ${dateTime(use.firstAt)}`);
    expect(card).not.toHaveTextContent(`${dateTime(use.firstAt)} to`);
  });
});
