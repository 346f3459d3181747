/** The list of invitations: live, filtered by the address, and the way to invite. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { completed, counts, invitation, result, review } from "@tests/support/interviews";
import { ben, connection, hanna } from "@tests/support/people";
import { list } from "@tests/support/invitation-list";
import { renderApp } from "@tests/support/render-app";

describe("the list", () => {
  it("says where each stands, how far, its score and recommendation of each candidate", async () => {
    list([completed(), invitation({ id: "inv_2", candidateName: "Tomás Oliveira", status: "STARTED", progress: { answered: 1, total: 2 } })]);
    const priya = await screen.findByRole("row", { name: /Priya Raman/ });
    expect(within(priya).getByText("Answered 1 hour ago")).toBeVisible();
    expect(within(priya).getByText("76")).toBeVisible();
    expect(within(priya).getByText("Advance")).toBeVisible();
    const tomas = screen.getByRole("row", { name: /Tomás/ });
    expect(within(tomas).getByText(/Answering, 1 of 2, due in 4 days/)).toBeVisible();
    expect(within(tomas).getByText("No score yet")).toBeInTheDocument();
  });

  it("says of a preview in the heading, and in the rows where there is no heading", async () => {
    list([completed()]);
    const word = within(await screen.findByRole("row", { name: /Priya Raman/ })).getByText("preview");
    expect(word).toHaveClass("md:hidden");
    expect(screen.getByRole("columnheader", { name: /AI score/ })).toHaveTextContent("preview");
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
    await screen.findByText(/Answering, 0 of 2/);
    await waitFor(() => expect(feed.follows("invitationChanged")).toBe(true));
    await feed.emit("invitationChanged", { eventId: "evt_1", sequence: 1, change: "PROGRESSED", invitation: invitation({ status: "STARTED", progress: { answered: 1, total: 2 } }) });
    expect(await screen.findByText(/Answering, 1 of 2/)).toBeVisible();
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

  it("says when live updates are paused and since when, and asks again when they are back", async () => {
    const { feed, server } = list([invitation()]);
    await screen.findByRole("link", { name: "Priya Raman" });
    expect(screen.getByText("Live")).toBeVisible();
    feed.become("reconnecting", new Date(2026, 10, 27, 14, 5, 9).getTime());
    expect(await screen.findByText(/Live updates are paused: the last news came at .*05:09/)).toBeVisible();
    expect(screen.getByText(/Not live: as of .*05:09/)).toBeVisible();
    const before = server.called("Invitations").length;
    feed.become("connected");
    await waitFor(() => expect(screen.queryByText(/Live updates are paused/)).not.toBeInTheDocument());
    await waitFor(() => expect(server.called("Invitations").length).toBeGreaterThan(before));
    expect(server.called("InvitationCounts").length).toBeGreaterThan(1);
  });

  it("takes filters and order from the address and asks the server for them", async () => {
    const { server } = list([invitation()], "/invitations?status=COMPLETED&order=SCORE_DESC&search=pri");
    await screen.findByRole("link", { name: "Priya Raman" });
    expect(server.called("Invitations")[0]?.variables).toMatchObject({ filter: { status: ["COMPLETED"], search: "pri" }, orderBy: "SCORE_DESC" });
    expect(screen.getByRole("searchbox")).toHaveValue("pri");
    expect(screen.getByRole("combobox", { name: "Status" })).toHaveDisplayValue("Answered");
  });

  it("searches a moment after typing and starts at the first page again", async () => {
    const { user, server } = list([invitation()], "/invitations?after=cursor");
    await user.type(await screen.findByRole("searchbox"), "lena");
    await waitFor(() => expect(server.called("Invitations").at(-1)?.variables).toMatchObject({ filter: { search: "lena" }, after: null }));
  });

  it("leads to what nobody has decided, counted by the server and not on this page", async () => {
    const { user, server } = list([completed()]);
    const views = await screen.findByRole("group", { name: "Views" });
    await user.click(await within(views).findByRole("button", { name: "To decide 62" }));
    await waitFor(() => expect(server.called("Invitations").at(-1)?.variables).toMatchObject({ filter: { decisionState: ["UNDECIDED"] } }));
    expect(within(views).getByRole("button", { name: "All 81" })).toHaveAttribute("aria-pressed", "false");
    expect(within(views).getByRole("button", { name: "Split decisions 2" })).toBeVisible();
    expect(within(views).getByRole("button", { name: "Decided 4" })).toBeVisible();
  });

  it("shows who decided what and every own score, and says when they disagree", async () => {
    const reviews = [review({ id: "rev_2", reviewer: ben, score: 55, decision: "DECLINE" }), review({ score: 78 })];
    list([completed({ reviews, decisionState: "DISAGREED" })]);
    const row = await screen.findByRole("row", { name: /Priya Raman/ });
    expect(within(row).getByText("Split")).toBeVisible();
    expect(within(row).getByTitle("Ben Okafor: Decline, Hanna Reyes: Advance")).toBeVisible();
    expect(within(row).getByTitle("Hanna Reyes: 78 of 100")).toHaveTextContent("You");
    expect(within(row).getByTitle("Ben Okafor: 55 of 100")).toHaveTextContent("BO");
  });

  it("sorts by a heading, and turns round at the second press", async () => {
    const { user, server } = list([completed()]);
    await user.click(await screen.findByRole("button", { name: "AI score" }));
    await waitFor(() => expect(server.called("Invitations").at(-1)?.variables).toMatchObject({ orderBy: "SCORE_DESC" }));
    expect(screen.getByRole("columnheader", { name: /AI score/ })).toHaveAttribute("aria-sort", "descending");
    await user.click(screen.getByRole("button", { name: "AI score" }));
    await waitFor(() => expect(server.called("Invitations").at(-1)?.variables).toMatchObject({ orderBy: "SCORE_ASC" }));
    expect(screen.getByRole("columnheader", { name: /AI score/ })).toHaveAttribute("aria-sort", "ascending");
  });

  it("gives every score the same neutral look, whatever it is", async () => {
    list([completed(), completed({ id: "inv_2", candidateName: "Lena Fischer", result: result({ status: "COMPLETED", overallScore: 14, recommendation: "REJECT" }) })]);
    const looks = [await screen.findByText("76"), screen.getByText("14")].map((number) => number.className);
    expect(new Set(looks).size).toBe(1);
    expect(looks.join(" ")).not.toMatch(/accent|warn|danger|info/);
  });

  it("keeps its filters for the way back from a candidate, who takes the focus", async () => {
    const { user, server } = list([completed()], "/invitations?view=undecided&search=pri&order=SCORE_DESC");
    server.root["invitation"] = () => completed();
    await user.click(await screen.findByRole("link", { name: "Priya Raman" }));
    const title = await screen.findByRole("heading", { level: 1, name: "Priya Raman" });
    await waitFor(() => expect(title).toHaveFocus());
    const back = screen.getAllByRole("link", { name: "Invitations" }).find((link) => link.closest("main"));
    expect(back).toHaveAttribute("href", "/invitations?view=undecided&search=pri&order=SCORE_DESC");
    await user.click(back as HTMLElement);
    expect(await screen.findByRole("searchbox")).toHaveValue("pri");
    await waitFor(() => expect(screen.getByRole("heading", { level: 1, name: "Invitations" })).toHaveFocus());
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
      fake.root = { me: () => hanna, invitations: () => connection([invitation()]), invitationCounts: () => counts(), templates: () => connection([]) };
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
