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
    expect(server.called("MyInterview")[0]?.headers.get("viva-session")).toBe("inv_1");
  });

  it.each([
    ["INVITATION_EXPIRED", "This invitation has expired"],
    ["INVITATION_REVOKED", "This invitation was withdrawn"],
    ["INVITATION_NOT_FOUND", "This link is not complete"],
  ])("says clearly what %s means, and names the company and its contact", async (code, title) => {
    window.location.hash = "#some.token";
    renderApp("/interview", (fake) => {
      const contact = { companyName: "Northwind Labs", personName: "Hanna Reyes", email: "hanna@northwind.example" };
      fake.rest["/auth/invitation"] = () => ({ status: 410, body: { error: { code, message: "", contact } } });
    });
    expect(await screen.findByRole("heading", { name: title })).toBeVisible();
    expect(screen.getByText("Northwind Labs")).toBeVisible();
    expect(screen.getByText(/Write to Hanna Reyes of Northwind Labs/)).toBeVisible();
    expect(screen.getByRole("link", { name: "hanna@northwind.example" })).toHaveAttribute("href", "mailto:hanna@northwind.example");
  });

  it("says what to do when nothing is known of a garbled link", async () => {
    window.location.hash = "#some.token";
    renderApp("/interview", (fake) => {
      const contact = { companyName: null, personName: null, email: null };
      fake.rest["/auth/invitation"] = () => ({ status: 404, body: { error: { code: "INVITATION_NOT_FOUND", message: "", contact } } });
    });
    expect(await screen.findByRole("heading", { name: "This link is not complete" })).toBeVisible();
    expect(screen.getByText("Answer the mail that brought you the link.")).toBeVisible();
  });

  it.each([
    ["INVITATION_EXPIRED", { status: "EXPIRED" }],
    ["INVITATION_REVOKED", { status: "REVOKED" }],
  ])("names the contact also when an opened interview becomes %s", async (_code, over) => {
    renderApp("/interview/inv_1", (fake) => {
      fake.root = candidateSide(over).root;
    });
    expect(await screen.findByText(/Write to Hanna Reyes of Northwind Labs/)).toBeVisible();
  });

  it("keeps to the interview of its address, whatever this browser opened since", async () => {
    const { server } = renderApp("/interview/inv_2", (fake) => {
      fake.root = candidateSide({ invitationId: "inv_2" }).root;
    });
    await screen.findByRole("button", { name: "Start interview" });
    expect(server.called("MyInterview")[0]?.headers.get("viva-session")).toBe("inv_2");
    expect(server.posts).toEqual([]);
  });

  it("asks for a link when the browser holds several interviews and the address names none", async () => {
    renderApp("/interview", (fake) => {
      fake.rest["/auth/session"] = () => ({ body: { user: null, invitations: [{ id: "inv_1" }, { id: "inv_2" }] } });
    });
    expect(await screen.findByRole("heading", { name: "Open your personal link" })).toBeVisible();
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
    expect(server.posts).toContainEqual({ path: "/auth/invitation", body: { token: "some.token" } });
  });

  it("shows what was sent when the interview is already complete", async () => {
    renderApp("/interview", (fake) => {
      fake.root = candidateSide({ status: "COMPLETED", consent: "PEOPLE_ONLY", completedAt: new Date().toISOString() }).root;
    });
    await waitFor(() => expect(screen.getByRole("heading", { name: "Your interview is complete" })).toHaveFocus());
    expect(screen.getByText(/No AI is used, as you chose/)).toBeVisible();
  });
});
