/** Signing in, first steps, signing out. */
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { FakeServer } from "@tests/support/fake-server";
import { company, connection, hanna, newcomer } from "@tests/support/people";
import { GATEWAY, renderApp } from "@tests/support/render-app";

const nothingYet = (server: FakeServer, me: unknown = hanna) => {
  server.root = { me: () => me, templates: () => connection([]), invitations: () => connection([]) };
};

const signedOut = (server: FakeServer) => {
  server.rest["/auth/session"] = () => ({ body: { user: null, invitation: null, ended: null } });
};

describe("signing in", () => {
  it("leads someone who is signed out to sign in, and back to where they were going", async () => {
    renderApp("/invitations?status=COMPLETED", (server) => {
      server.rest["/auth/session"] = () => ({ body: { user: null, invitations: [] } });
    });
    const link = await screen.findByRole("link", { name: "Sign in" });
    const address = new URL(link.getAttribute("href") ?? "");
    expect(address.origin + address.pathname).toBe(`${GATEWAY}/auth/sign-in`);
    expect(address.searchParams.get("returnTo")).toBe("/invitations?status=COMPLETED");
  });

  it("does the same when a session ends in the middle", async () => {
    renderApp("/templates", (server) => {
      nothingYet(server);
      server.errors["Templates"] = { code: "UNAUTHENTICATED", message: "ended" };
    });
    expect(await screen.findByRole("link", { name: "Sign in" })).toHaveAttribute("href", expect.stringContaining("returnTo=%2Ftemplates"));
  });

  it.each([
    ["SIGN_IN_DENIED", "Signing in was cancelled"],
    ["SIGN_IN_EXPIRED", "Signing in took too long"],
    ["PROVIDER_UNAVAILABLE", "does not answer at the moment"],
    ["USER_SUSPENDED", "This account is suspended"],
    ["EMAIL_ALREADY_TAKEN", "already uses this email address"],
    ["SOMETHING_NEW", "Something did not work (SOMETHING_NEW)"],
  ])("says in plain words why it failed, and keeps the way back: %s", async (code, words) => {
    renderApp(`/sign-in?error=${code}&returnTo=%2Ftemplates%3Fstatus%3DDRAFT`, signedOut);
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    const address = new URL(screen.getByRole("link", { name: "Sign in" }).getAttribute("href") ?? "");
    expect(address.searchParams.get("returnTo")).toBe("/templates?status=DRAFT");
  });

  it("says why a session is over", async () => {
    renderApp("/templates", (server) => {
      server.rest["/auth/session"] = () => ({ body: { user: null, invitation: null, ended: { code: "SESSION_EXPIRED", message: "" } } });
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("It was not used for a while");
    expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", expect.stringContaining("returnTo=%2Ftemplates"));
  });

  it("says nothing to who comes by themselves", async () => {
    renderApp("/sign-in", signedOut);
    expect(await screen.findByRole("link", { name: "Sign in" })).toBeVisible();
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("leads straight to where one wanted to go when a session is live", async () => {
    renderApp("/sign-in?returnTo=%2Fsettings&error=SIGN_IN_EXPIRED", (server) => nothingYet(server));
    expect(await screen.findByRole("heading", { name: "Settings" })).toBeVisible();
  });

  it("notices a session that began in another tab when one comes back to this one", async () => {
    const { server } = renderApp("/sign-in?returnTo=%2Fsettings", (fake) => {
      nothingYet(fake);
      signedOut(fake);
    });
    expect(await screen.findByRole("link", { name: "Sign in" })).toBeVisible();
    server.rest["/auth/session"] = () => ({ body: { user: { id: "usr_1", roles: ["HR"] }, invitation: null } });
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByRole("heading", { name: "Settings" })).toBeVisible();
  });

  it.each(["//evil.example", "/\\\\evil.example", "https://evil.example", "/sign-in?returnTo=%2F"])("leads home rather than to %s", async (elsewhere) => {
    renderApp(`/sign-in?returnTo=${encodeURIComponent(elsewhere)}`, (server) => nothingYet(server));
    expect(await screen.findByRole("heading", { name: "Hello, Hanna" })).toBeVisible();
  });

  it("says what to do when the server cannot be reached", async () => {
    const { server, user } = renderApp("/", (fake) => {
      nothingYet(fake);
      fake.offline = true;
    });
    expect(await screen.findByRole("heading", { name: "The server cannot be reached" })).toBeVisible();
    server.offline = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Hello, Hanna" })).toBeVisible();
  });

  it("waits for an account that is still on its way", async () => {
    let known = false;
    renderApp("/", (server) => {
      nothingYet(server);
      server.root["me"] = () => (known ? hanna : null);
    });
    expect(await screen.findByText(/Your account is being set up/)).toBeVisible();
    known = true;
    expect(await screen.findByRole("heading", { name: "Hello, Hanna" })).toBeVisible();
  });
});

describe("a newcomer", () => {
  it("chooses to hire, names the company and lands at home", async () => {
    const noor: Record<string, unknown> = { ...newcomer };
    const { user, server } = renderApp("/", (fake) => {
      nothingYet(fake, noor);
      fake.root["selectRole"] = () => {
        noor["roles"] = ["HR"];
        return { user: noor, userErrors: [] };
      };
      fake.root["createCompany"] = () => {
        Object.assign(noor, { company, companyRole: "OWNER" });
        return { company: { ...company, members: [{ role: "OWNER", isPrimary: true, user: noor }] }, userErrors: [] };
      };
    });
    await user.click(await screen.findByRole("button", { name: /I hire people/ }));
    await user.type(await screen.findByRole("textbox", { name: "Company name" }), "Northwind Labs");
    await user.click(screen.getByRole("button", { name: "Create company" }));
    expect(await screen.findByRole("heading", { name: "Hello, Noor" })).toBeVisible();
    expect(server.called("CreateCompany")[0]?.variables).toEqual({ input: { name: "Northwind Labs", location: null, website: null } });
  });

  it("reads the refusal beside the field, and keeps what was typed", async () => {
    const { user } = renderApp("/welcome", (server) => {
      nothingYet(server, { ...newcomer, roles: ["HR"] });
      server.root["createCompany"] = () => ({ company: null, userErrors: [{ code: "INVALID_INPUT", message: "This name is too long.", field: ["name"] }] });
    });
    await user.type(await screen.findByRole("textbox", { name: "Company name" }), "Contoso");
    await user.click(screen.getByRole("button", { name: "Create company" }));
    expect(await screen.findByText("This name is too long.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Company name" })).toHaveValue("Contoso");
    expect(screen.getByRole("textbox", { name: "Company name" })).toHaveAccessibleDescription("This name is too long.");
  });

  it("who is a candidate sees where interviews open, and no staff pages", async () => {
    renderApp("/templates", (server) => nothingYet(server, { ...newcomer, roles: ["CANDIDATE"] }));
    expect(await screen.findByRole("heading", { name: "Your interviews open from their links" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "Templates" })).not.toBeInTheDocument();
  });
});

describe("the account menu", () => {
  it("changes the theme and keeps it", async () => {
    const { user } = renderApp("/", (server) => nothingYet(server));
    await user.click(await screen.findByRole("button", { name: "Account of Hanna Reyes" }));
    await user.click(await screen.findByRole("menuitemradio", { name: "Dark" }));
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    expect(JSON.parse(localStorage.getItem("viva.preferences") ?? "{}")).toMatchObject({ theme: "dark" });
  });

  it("signs out at the gateway and goes where it says", async () => {
    const assign = vi.spyOn(window.location, "assign").mockImplementation(() => undefined);
    const { user, server } = renderApp("/", (fake) => {
      nothingYet(fake);
      fake.rest["/auth/sign-out"] = () => ({ body: { redirectTo: "http://idp.test/end" } });
    });
    await user.click(await screen.findByRole("button", { name: "Account of Hanna Reyes" }));
    await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("http://idp.test/end"));
    expect(server.posts).toContainEqual({ path: "/auth/sign-out", body: {} });
  });
});

describe("keyboard shortcuts", () => {
  it("are listed by ? and lead to places", async () => {
    const { user } = renderApp("/", (server) => nothingYet(server));
    await screen.findByRole("heading", { name: "Hello, Hanna" });
    await user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.keyboard("gt");
    expect(await screen.findByRole("heading", { name: "Templates" })).toBeVisible();
    await user.keyboard("/");
    expect(screen.getByRole("searchbox", { name: "Search templates" })).toHaveFocus();
  });
});

describe("an address where nothing stands", () => {
  it("says so and leads home", async () => {
    renderApp("/nowhere", (server) => nothingYet(server));
    expect(await screen.findByRole("heading", { name: "There is no page at this address" })).toBeVisible();
  });
});
