/** Opening the personal link. */
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { candidateSide } from "@tests/support/candidate-side";
import { renderApp } from "@tests/support/render-app";

beforeEach(() => {
  window.location.hash = "";
});

describe("the personal link", () => {
  it("is exchanged by POST, and its token leaves the address at once", async () => {
    window.location.hash = "#secret.token";
    const { server } = renderApp("/interview", (fake) => {
      fake.root = candidateSide().root;
    });
    await screen.findByText("Opening your interview");
    expect(window.location.hash).toBe("");
    await screen.findByRole("button", { name: "Start interview" });
    expect(server.posts).toContainEqual({ path: "/auth/invitation", body: { token: "secret.token" } });
  });

  it("speaks with the invitation session, not with a staff session", async () => {
    const { server } = renderApp("/interview", (fake) => {
      fake.root = candidateSide().root;
    });
    await screen.findByRole("button", { name: "Start interview" });
    expect(server.called("MyInterview")[0]?.headers.get("viva-session")).toBe("invitation");
  });

  it.each([
    ["INVITATION_EXPIRED", "This invitation has expired"],
    ["INVITATION_REVOKED", "This invitation was withdrawn"],
    ["INVITATION_NOT_FOUND", "This link is not complete"],
  ])("says clearly what %s means", async (code, title) => {
    window.location.hash = "#some.token";
    renderApp("/interview", (fake) => {
      fake.rest["/auth/invitation"] = () => ({ status: 410, body: { error: { code, message: "" } } });
    });
    expect(await screen.findByRole("heading", { name: title })).toBeVisible();
  });

  it.each(["UNAUTHENTICATED", "UNAUTHORIZED_FIELD_OR_TYPE"])("asks for the link again when there is no session (%s)", async (code) => {
    renderApp("/interview", (fake) => {
      fake.errors["MyInterview"] = { code, message: "no session" };
    });
    expect(await screen.findByRole("heading", { name: "Open your personal link" })).toBeVisible();
  });

  it("offers to try again when the server cannot be reached, and keeps the token for it", async () => {
    window.location.hash = "#some.token";
    const { server, user } = renderApp("/interview", (fake) => {
      fake.root = candidateSide().root;
      fake.offline = true;
    });
    await screen.findByRole("heading", { name: "The interview cannot be reached" });
    server.offline = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("button", { name: "Start interview" });
    expect(server.posts.at(-1)).toEqual({ path: "/auth/invitation", body: { token: "some.token" } });
  });

  it("shows what was sent when the interview is already complete", async () => {
    renderApp("/interview", (fake) => {
      fake.root = candidateSide({ status: "COMPLETED", consent: "PEOPLE_ONLY", completedAt: new Date().toISOString() }).root;
    });
    await waitFor(() => expect(screen.getByRole("heading", { name: "Your interview is complete" })).toHaveFocus());
    expect(screen.getByText(/No AI is used, as you chose/)).toBeVisible();
  });
});
