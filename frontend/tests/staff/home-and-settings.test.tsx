/** Home shows what needs me; settings hold profile, device, company and sessions. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { at, completed, counts, invitation, review } from "@tests/support/interviews";
import { ben, company, connection, hanna } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";
import { template } from "@tests/support/templates";

const DAY = 86_400_000;

describe("home", () => {
  const soon = invitation({ id: "inv_4", candidateName: "Mei Tanaka", expiresAt: at(DAY * 1.5) });
  const open = () =>
    renderApp("/", (server) => {
      server.root = {
        me: () => hanna,
        templates: ({ filter }: { filter: { status: string[] } }) =>
          connection(filter.status.includes("DRAFT") ? [template({ id: "tpl_2", title: "A draft", status: "DRAFT" })] : [template()]),
        invitationCounts: () => counts({ total: 81, completed: 76, undecided: 71, beingScored: 2, disagreed: 1, started: 3, expiringSoon: 6, advance: 4 }),
        invitations: ({ filter }: { filter: { status?: string[]; decisionState?: string[] } }) => {
          if (filter.decisionState?.includes("UNDECIDED")) return connection([completed({ candidateName: "Priya Raman" })]);
          if (filter.decisionState) return connection([completed({ id: "inv_2", candidateName: "Lena Fischer", decisionState: "DISAGREED", reviews: [review(), review({ id: "rev_2", reviewer: ben, decision: "DECLINE" })] })]);
          if (filter.status?.includes("PENDING")) return connection([soon, invitation({ id: "inv_5", candidateName: "Far Away", expiresAt: at(DAY * 9) })]);
          return connection([invitation({ id: "inv_6", candidateName: "Ines Castro", status: "STARTED" })]);
        },
      };
    });
  const section = async (name: RegExp) => (await screen.findByRole("heading", { name })).closest("section") ?? document.body;

  it("groups what needs a decision, is split, runs out, is being answered, and is a draft", async () => {
    open();
    expect(within(await section(/To decide/)).getByRole("link", { name: "Priya Raman" })).toBeVisible();
    expect(within(await section(/Split decisions/)).getByText("Split: 1 Advance, 1 Decline")).toBeVisible();
    expect(within(await section(/Expiring soon/)).getByRole("link", { name: "Mei Tanaka" })).toBeVisible();
    expect(within(await section(/Answering now/)).getByRole("link", { name: "Ines Castro" })).toBeVisible();
    expect(within(await section(/Drafts/)).getByRole("link", { name: "A draft" })).toBeVisible();
    expect(screen.queryByText("Far Away")).not.toBeInTheDocument();
  });

  it("says how many there are as the server counted them, and leads to the list of those", async () => {
    open();
    expect(await screen.findByRole("heading", { name: "To decide 71" })).toBeVisible();
    expect(screen.getByText(/2 of them are still being scored/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Show all 71" })).toHaveAttribute("href", expect.stringContaining("view=undecided"));
    expect(screen.getByRole("heading", { name: "Expiring soon 6" })).toBeVisible();
    expect(screen.queryByRole("link", { name: /^Show all [01]$/ })).toBeNull();
    expect(screen.getAllByRole("link", { name: "Open the list" })).not.toHaveLength(0);
    expect(within(screen.getByRole("region", { name: "All invitations" })).getByText("76")).toBeVisible();
  });

  it("shows the first steps in a new workspace", async () => {
    renderApp("/", (server) => {
      server.root = { me: () => hanna, templates: () => connection([]), invitations: () => connection([]), invitationCounts: () => counts() };
    });
    expect(await screen.findByRole("heading", { name: "Write a template" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to templates" })).toBeVisible();
  });
});

describe("settings", () => {
  const open = (me: unknown = hanna) => {
    const members = [
      { role: "OWNER", position: "Head of People", isPrimary: true, user: hanna },
      { role: "MEMBER", position: null, isPrimary: true, user: ben },
    ];
    const asked: object[] = [];
    const sessions = [
      { id: "ses_1", current: true, createdAt: at(-DAY), lastSeenAt: at(0), expiresAt: at(DAY), userAgent: "X11; Linux Chrome/156" },
      { id: "ses_2", current: false, createdAt: at(-DAY), lastSeenAt: at(-DAY), expiresAt: at(DAY), userAgent: "iPhone Safari/605" },
    ];
    return renderApp("/settings", (server) => {
      server.root = {
        me: () => me,
        company: () => ({ ...company, members, membershipInvitations: asked, createdAt: at(0), updatedAt: at(0) }),
        mySessions: () => sessions,
        endSession: ({ input }: { input: { sessionId: string } }) => {
          sessions.splice(sessions.findIndex((session) => session.id === input.sessionId), 1);
          return { endedSessionId: input.sessionId, userErrors: [] };
        },
        removeCompanyMember: ({ input }: { input: { userId: string } }) => {
          members.splice(members.findIndex((member) => member.user.id === input.userId), 1);
          return { company: { ...company, members, membershipInvitations: asked, createdAt: at(0), updatedAt: at(0) }, userErrors: [] };
        },
        inviteMember: ({ input }: { input: { email: string } }) => {
          if (input.email.startsWith("ben")) {
            return { company: null, userErrors: [{ code: "ALREADY_A_MEMBER", message: "This person is a member of the company already.", field: ["email"] }] };
          }
          asked.push({ id: "mbi_1", email: input.email, position: null, companyName: company.name, invitedByName: hanna.fullName, createdAt: at(0), expiresAt: at(14 * DAY) });
          return { company: { ...company, members, membershipInvitations: asked, createdAt: at(0), updatedAt: at(0) }, userErrors: [] };
        },
        withdrawMembershipInvitation: () => {
          asked.pop();
          return { company: { ...company, members, membershipInvitations: asked, createdAt: at(0), updatedAt: at(0) }, userErrors: [] };
        },
        leaveCompany: () => ({ user: null, userErrors: [{ code: "LAST_OWNER", message: "A company keeps an owner: make another member owner first.", field: ["companyId"] }] }),
      };
    });
  };

  it("let an owner remove a member after asking", async () => {
    const { user } = open();
    await user.click(await screen.findByRole("button", { name: "Remove Ben Okafor" }));
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
    expect(await screen.findByText("Ben Okafor was removed")).toBeVisible();
    await waitFor(() => expect(within(screen.getByRole("list", { name: "Members" })).queryByText("Ben Okafor")).not.toBeInTheDocument());
  });

  it("say beside the field why a colleague could not be asked", async () => {
    const { user } = open();
    await user.type(await screen.findByRole("textbox", { name: "Their email" }), "ben@northwind.example");
    await user.click(screen.getByRole("button", { name: "Ask to join" }));
    expect(await screen.findByText("This person is a member of the company already.")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Their email" })).toHaveValue("ben@northwind.example");
  });

  it("ask a colleague to join, and take it back", async () => {
    const { user } = open();
    await user.type(await screen.findByRole("textbox", { name: "Their email" }), "new@northwind.example");
    await user.click(screen.getByRole("button", { name: "Ask to join" }));
    expect(await screen.findByRole("heading", { name: "Asked to join" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Withdraw the invitation of new@northwind.example" }));
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Asked to join" })).not.toBeInTheDocument());
  });

  it("say why the last owner cannot leave", async () => {
    const { user } = open();
    await user.click(await screen.findByRole("button", { name: "Leave the company" }));
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Leave" }));
    expect(await screen.findByText("A company keeps an owner: make another member owner first.")).toBeVisible();
  });

  it("do not offer a member what only an owner may do", async () => {
    open(ben);
    expect(await screen.findByText("Only an owner asks others in and removes members.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Remove/ })).not.toBeInTheDocument();
  });

  it("sign another browser out", async () => {
    const { user, server } = open();
    await user.click(await screen.findByRole("button", { name: /^Sign out Safari on iOS, signed in/ }));
    await waitFor(() => expect(screen.queryByText("Safari on iOS")).not.toBeInTheDocument());
    expect(server.called("EndSession")[0]?.variables).toEqual({ input: { sessionId: "ses_2" } });
  });

  it("switch single-key shortcuts off", async () => {
    const { user } = open();
    await user.click(await screen.findByRole("switch", { name: "Keyboard shortcuts" }));
    await user.keyboard("?");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
});

describe("a company that asks one to join", () => {
  const invitation = { id: "mbi_1", companyName: "Northwind Labs", position: "Recruiter", email: ben.email, invitedByName: "Hanna Reyes", createdAt: at(-DAY), expiresAt: at(13 * DAY) };

  it("is shown, and joined only after the person says so", async () => {
    let me: unknown = { ...ben, company: null, companyRole: null };
    const waiting = [invitation];
    const { user, server } = renderApp("/", (server) => {
      server.root = {
        me: () => me,
        templates: () => connection([]),
        invitations: () => connection([]),
        myMembershipInvitations: () => waiting,
        acceptMembership: () => {
          waiting.pop();
          me = ben;
          return { company: { ...company, members: [{ role: "MEMBER", position: null, isPrimary: true, user: ben }], membershipInvitations: [], createdAt: at(0), updatedAt: at(0) }, userErrors: [] };
        },
      };
    });
    expect(await screen.findByText(/asks you to join/)).toHaveTextContent("Hanna Reyes asks you to join Northwind Labs as Recruiter");
    await user.click(screen.getByRole("button", { name: "Join" }));
    expect(await screen.findByText("You are now part of Northwind Labs")).toBeVisible();
    expect(server.called("AcceptMembership")[0]?.variables).toEqual({ input: { invitationId: "mbi_1" } });
    await waitFor(() => expect(screen.queryByText(/asks you to join/)).not.toBeInTheDocument());
  });
});
