/** The list of invitations: live, filtered by the address, and the way to invite. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { at, completed, invitation, result } from "@tests/support/interviews";
import { connection, hanna } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";
import { template } from "@tests/support/templates";

type Invitation = ReturnType<typeof invitation>;

const list = (nodes: Invitation[], path = "/invitations", page = {}) =>
  renderApp(path, (server) => {
    server.root = { me: () => hanna, invitations: () => connection(nodes, page), templates: () => connection([template()]) };
  });

describe("the list", () => {
  it("shows status, progress, score and recommendation of each candidate", async () => {
    list([completed(), invitation({ id: "inv_2", candidateName: "Tomás Oliveira", status: "STARTED", progress: { answered: 1, total: 2 } })]);
    const priya = await screen.findByRole("row", { name: /Priya Raman/ });
    expect(within(priya).getByText("Completed")).toBeVisible();
    expect(within(priya).getByText("76")).toBeVisible();
    expect(within(priya).getByText("Hire")).toBeVisible();
    const tomas = screen.getByRole("row", { name: /Tomás/ });
    expect(within(tomas).getByText("1 of 2")).toBeVisible();
    expect(within(tomas).getByText("No score yet")).toBeInTheDocument();
  });

  it("shows a state instead of a low number where there is no score", async () => {
    list([
      completed({ result: result({ status: "FAILED" }) }),
      completed({ id: "inv_2", candidateName: "Amira Haddad", result: result({ status: "WITHHELD" }) }),
      completed({ id: "inv_3", candidateName: "Lena Fischer", result: result({ status: "PENDING" }) }),
    ]);
    expect(await screen.findByText("Scoring failed")).toBeVisible();
    expect(within(screen.getByRole("row", { name: /Amira/ })).getByText("People only")).toBeVisible();
    expect(within(screen.getByRole("row", { name: /Lena/ })).getByText("Being scored")).toBeVisible();
  });

  it("changes a row the moment an event arrives, without a reload", async () => {
    const nodes = [invitation({ status: "STARTED", progress: { answered: 0, total: 2 } })];
    const { feed } = list(nodes);
    await screen.findByText("0 of 2");
    await waitFor(() => expect(feed.follows("invitationChanged")).toBe(true));
    await feed.emit("invitationChanged", { eventId: "evt_1", sequence: 1, change: "PROGRESSED", invitation: invitation({ status: "STARTED", progress: { answered: 1, total: 2 } }) });
    expect(await screen.findByText("1 of 2")).toBeVisible();
    nodes[0] = completed();
    await feed.emit("invitationChanged", { eventId: "evt_2", sequence: 2, change: "RESULT_CHANGED", invitation: completed() });
    expect(await screen.findByText("76")).toBeVisible();
  });

  it("takes in a new invitation that a colleague created", async () => {
    const nodes = [invitation()];
    const { feed } = list(nodes);
    await screen.findByRole("link", { name: "Priya Raman" });
    await waitFor(() => expect(feed.follows("invitationChanged")).toBe(true));
    const another = invitation({ id: "inv_2", candidateName: "Mei Tanaka" });
    nodes.unshift(another);
    await feed.emit("invitationChanged", { eventId: "evt_1", sequence: 1, change: "CREATED", invitation: another });
    expect(await screen.findByRole("link", { name: "Mei Tanaka" })).toBeVisible();
  });

  it("says when live updates are paused, and when they are back", async () => {
    const { feed } = list([invitation()]);
    await screen.findByRole("link", { name: "Priya Raman" });
    feed.become("reconnecting");
    expect(await screen.findByText(/Live updates are paused/)).toBeVisible();
    feed.become("connected");
    await waitFor(() => expect(screen.queryByText(/Live updates are paused/)).not.toBeInTheDocument());
  });

  it("takes filters and order from the address and asks the server for them", async () => {
    const { server } = list([invitation()], "/invitations?status=COMPLETED&order=SCORE_DESC&search=pri");
    await screen.findByRole("link", { name: "Priya Raman" });
    expect(server.called("Invitations")[0]?.variables).toMatchObject({ filter: { status: ["COMPLETED"], search: "pri" }, orderBy: "SCORE_DESC" });
    expect(screen.getByRole("searchbox")).toHaveValue("pri");
    expect(screen.getByRole("combobox", { name: "Status" })).toHaveDisplayValue("Completed");
  });

  it("searches a moment after typing and starts at the first page again", async () => {
    const { user, server } = list([invitation()], "/invitations?after=cursor");
    await user.type(await screen.findByRole("searchbox"), "lena");
    await waitFor(() => expect(server.called("Invitations").at(-1)?.variables).toMatchObject({ filter: { search: "lena" }, after: null }));
  });

  it("turns pages by cursor", async () => {
    const { user, server } = list([invitation()], "/invitations", { hasNextPage: true, endCursor: "c25" });
    await user.click(await screen.findByRole("button", { name: "Next" }));
    await waitFor(() => expect(server.called("Invitations").at(-1)?.variables).toMatchObject({ first: 25, after: "c25" }));
  });

  it("teaches the next step when it is empty, and says so when a filter matches nothing", async () => {
    const first = list([]);
    expect(await screen.findByRole("heading", { name: "Nobody is invited yet" })).toBeVisible();
    first.unmount();
    list([], "/invitations?status=EXPIRED");
    expect(await screen.findByRole("heading", { name: "Nothing matches these filters" })).toBeVisible();
  });

  it("shows a skeleton while it loads and says what to do when that fails", async () => {
    const { user, server } = renderApp("/invitations", (fake) => {
      fake.root = { me: () => hanna, invitations: () => connection([invitation()]), templates: () => connection([]) };
      fake.errors["Invitations"] = { code: "INTERNAL_SERVER_ERROR", message: "masked", requestId: "req_42" };
    });
    expect(await screen.findByText("Loading invitations")).toBeInTheDocument();
    expect(await screen.findByRole("alert")).toHaveTextContent("req_42");
    delete server.errors["Invitations"];
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "Priya Raman" })).toBeVisible();
  });

  it("hides scores of those I have not scored yet, when I chose to score first", async () => {
    list([completed()]);
    await screen.findByText("76");
    const { setPreferences } = await import("@/lib/preferences");
    setPreferences({ scoreFirst: true });
    expect(await screen.findByText("Scored, hidden")).toBeVisible();
    expect(screen.queryByText("76")).not.toBeInTheDocument();
  });
});

describe("inviting", () => {
  const invite = async () => {
    const app = list([]);
    app.server.root["createInvitation"] = ({ input }: { input: { candidateName: string } }) => ({
      invitation: invitation({ candidateName: input.candidateName, expiresAt: at(86_400_000) }),
      userErrors: [],
    });
    await app.user.click(await screen.findByRole("button", { name: "Invite a candidate" }));
    return { ...app, dialog: await screen.findByRole("dialog", { name: "Invite a candidate" }) };
  };

  it("creates the invitation once and shows the link to copy", async () => {
    const { user, server } = await invite();
    await user.type(await screen.findByRole("textbox", { name: "Candidate's name" }), "Mei Tanaka");
    await user.type(screen.getByRole("textbox", { name: "Candidate's email" }), "mei@mail.example");
    await user.click(screen.getByRole("button", { name: "Create invitation" }));
    expect(await screen.findByRole("dialog", { name: "Mei Tanaka is invited" })).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Personal link" })).toHaveValue("http://web.test/interview#token");
    await user.click(screen.getByRole("button", { name: "Copy link" }));
    expect(await screen.findByText("Copied")).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe("http://web.test/interview#token");
    expect(server.called("CreateInvitation")[0]?.variables).toMatchObject({
      input: { templateId: "tpl_1", candidateName: "Mei Tanaka", candidateEmail: "mei@mail.example", idempotencyKey: expect.any(String) as string },
    });
  });

  it("checks the form before it asks the server", async () => {
    const { user, server } = await invite();
    await user.type(await screen.findByRole("textbox", { name: "Candidate's email" }), "not a mail");
    await user.click(screen.getByRole("button", { name: "Create invitation" }));
    expect(await screen.findByText("Enter the candidate's name.")).toBeVisible();
    expect(screen.getByText(/Enter a mail address/)).toBeVisible();
    expect(server.called("CreateInvitation")).toHaveLength(0);
  });

  it("keeps the key when the answer was lost, so that a second try does not invite twice", async () => {
    const { user, server } = await invite();
    await user.type(await screen.findByRole("textbox", { name: "Candidate's name" }), "Mei Tanaka");
    await user.type(screen.getByRole("textbox", { name: "Candidate's email" }), "mei@mail.example");
    server.errors["CreateInvitation"] = { code: "INTERNAL_SERVER_ERROR", message: "lost" };
    await user.click(screen.getByRole("button", { name: "Create invitation" }));
    await screen.findByRole("alert");
    expect(screen.getByRole("textbox", { name: "Candidate's name" })).toHaveValue("Mei Tanaka");
    delete server.errors["CreateInvitation"];
    await user.click(screen.getByRole("button", { name: "Create invitation" }));
    await screen.findByRole("dialog", { name: "Mei Tanaka is invited" });
    const keys = server.called("CreateInvitation").map((call) => (call.variables["input"] as { idempotencyKey: string }).idempotencyKey);
    expect(new Set(keys).size).toBe(1);
  });

  it("moves a deadline and withdraws an invitation from the row's menu", async () => {
    const one = invitation();
    const { user, server } = list([one]);
    server.root["extendInvitation"] = () => ({ invitation: one, userErrors: [] });
    server.root["revokeInvitation"] = () => ({ invitation: { ...one, status: "REVOKED", link: null }, userErrors: [] });
    await user.click(await screen.findByRole("button", { name: "Actions for Priya Raman" }));
    await user.click(await screen.findByRole("menuitem", { name: "Move deadline" }));
    await user.click(await screen.findByRole("button", { name: "Move deadline" }));
    expect(await screen.findByText("Deadline moved")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Actions for Priya Raman" }));
    await user.click(await screen.findByRole("menuitem", { name: "Withdraw invitation" }));
    await user.click(await screen.findByRole("button", { name: "Withdraw invitation" }));
    expect(await screen.findByText("Invitation withdrawn")).toBeVisible();
    expect(await screen.findByText("Withdrawn")).toBeVisible();
  });
});
