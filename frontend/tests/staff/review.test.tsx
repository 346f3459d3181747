/** A candidate's page: evidence, live scores, and one's own decision. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { setPreferences } from "@/lib/preferences";
import { ANSWER, analysis, completed, invitation, review, scored } from "@tests/support/interviews";
import { ben, connection, hanna } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";

type Invitation = ReturnType<typeof invitation>;

const open = (shown: Invitation | null) => {
  const state = { shown };
  const app = renderApp("/invitations/inv_1", (server) => {
    server.root = { me: () => hanna, invitation: () => state.shown, invitations: () => connection([]) };
  });
  return { ...app, state };
};

/** Every criterion with a quote, as a good answer has it. */
const many = () => {
  const quote = (text: string) => {
    const start = Array.from(ANSWER.slice(0, ANSWER.indexOf(text))).length;
    return { text, start, end: start + text.length };
  };
  const [relevance, depth] = scored().criteria;
  return [
    { ...relevance, quotes: [quote("I rolled back"), quote("Our worker stopped")] },
    { ...depth, quotes: [quote("added an alert")] },
  ];
};

describe("the evidence", () => {
  it("labels a preview without a language model and names thresholds, spread and borderline", async () => {
    open(completed());
    expect(await screen.findByText("Preview without a language model")).toBeVisible();
    const overall = screen.getByRole("region", { name: "AI assessment" });
    expect(within(overall).getByText("76")).toBeVisible();
    expect(within(overall).getByText("74 to 79")).toBeVisible();
    expect(within(overall).getByText(/advance from 75, hold from 50/)).toBeVisible();
    expect(within(overall).getByText(/Borderline/)).toBeVisible();
  });

  it("shows the criteria over all questions as bars with their numbers", async () => {
    open(completed());
    const bars = await screen.findByLabelText("Criteria over all questions");
    expect(bars).toHaveTextContent(/Relevance4\.0 of 4.*Depth1\.0 of 4/);
  });

  it("marks the strongest quote by its offsets, and no other", async () => {
    open(completed({ analysis: analysis({ questions: [scored({ criteria: many() })] }) }));
    const quote = await screen.findByText("I rolled back");
    expect(quote.tagName).toBe("MARK");
    expect(quote).toHaveAttribute("title", "Evidence for Relevance");
    expect(document.querySelectorAll("mark")).toHaveLength(1);
  });

  it("marks the quotes of the criterion one chooses, and only while it is chosen", async () => {
    const { user } = open(completed({ analysis: analysis({ questions: [scored({ criteria: many() })] }) }));
    await user.click(await screen.findByRole("button", { name: /^Depth, level 1 of 4/ }));
    expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["added an alert"]);
    await user.click(screen.getByRole("button", { name: /^Depth, level 1 of 4/ }));
    expect([...document.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["I rolled back"]);
  });

  it("opens a criterion's rubric sentence, its quotes and why beside the answer, covering nothing", async () => {
    const { user } = open(completed());
    const chip = await screen.findByRole("button", { name: /^Relevance, level 4 of 4/ });
    await user.click(chip);
    expect(chip).toHaveAttribute("aria-expanded", "true");
    const panel = screen.getByRole("region", { name: "Relevance, level 4 of 4" });
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(within(panel).getByText("A case of one's own with its outcome.")).toBeVisible();
    expect(within(panel).getByText("It tells a real case.")).toBeVisible();
    await user.click(within(panel).getByRole("button", { name: "“I rolled back”" }));
    expect(screen.getByText("I rolled back", { selector: "mark" })).toHaveFocus();
  });

  it("has an outline of its questions with their scores, which leads to each", async () => {
    const { user } = open(completed());
    const outline = await screen.findByRole("navigation", { name: "Questions" });
    const [first, second] = within(outline).getAllByRole("link");
    expect(first).toHaveTextContent(/1.*81/);
    expect(second).toHaveTextContent(/2.*Answered/);
    await user.click(second as HTMLElement);
    expect(screen.getByRole("heading", { name: "What makes a retry safe?" })).toHaveFocus();
  });

  it("says that it is not live and since when, and asks again when the line is back", async () => {
    const { feed, server } = open(completed());
    await screen.findByRole("region", { name: "AI assessment" });
    feed.become("reconnecting", new Date(2026, 10, 27, 14, 5, 9).getTime());
    expect(await screen.findByText(/Not live: as of .*05:09/)).toBeVisible();
    const before = server.called("Invitation").length;
    feed.become("connected");
    await waitFor(() => expect(server.called("Invitation").length).toBeGreaterThan(before));
  });

  it("shows chosen and correct options of a choice question", async () => {
    open(completed());
    const question = await screen.findByRole("region", { name: "What makes a retry safe?" });
    expect(within(question).getByText("Chosen, correct:")).toBeInTheDocument();
    expect(within(question).getByText("Not chosen, would be correct:")).toBeInTheDocument();
  });

  it("shows flags, and a failed question as a state, never as a low number", async () => {
    open(
      completed({
        analysis: analysis({
          overallScore: null,
          recommendation: null,
          recommendationWithheldReason: "One answer could not be scored.",
          questions: [
            scored({ flags: [{ kind: "INSTRUCTIONS_IN_ANSWER", message: "The answer speaks to the software." }] }),
            scored({ id: "qan_2", questionId: "qst_2", status: "FAILED", score: null, low: null, high: null, criteria: [], failureReason: "The provider did not answer." }),
          ],
        }),
      }),
    );
    expect(await screen.findByText("The answer speaks to the software.")).toBeVisible();
    expect(screen.getByText("Could not be scored")).toBeVisible();
    expect(screen.getByText("One answer could not be scored.")).toBeVisible();
    expect(screen.getByText("No overall score")).toBeVisible();
  });

  it("says people only, and shows the answers without any AI", async () => {
    open(completed({ consent: "PEOPLE_ONLY", analysis: null }));
    expect(await screen.findByRole("region", { name: "People only" })).toHaveTextContent("no AI reads these answers");
    expect(screen.getByText(/I rolled back and added an alert/)).toBeVisible();
  });

  it("says where an interview stands that is not finished, and gives the link", async () => {
    open(invitation());
    expect(await screen.findByText(/Not opened yet/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Copy link" })).toBeVisible();
    expect(screen.getByRole("textbox", { name: /Your score/ })).toBeDisabled();
  });

  it("offers to score the rest again when scoring stopped", async () => {
    const { user, server } = open(completed({ analysis: analysis({ status: "FAILED", failureReason: "The provider was away." }) }));
    server.root["retryAnalysis"] = () => ({ analysis: analysis({ status: "PROCESSING" }), userErrors: [] });
    await user.click(await screen.findByRole("button", { name: "Score the rest again" }));
    expect(await screen.findByText(/1 of 2 questions scored/)).toBeVisible();
  });

  it("is not found when it belongs to another company", async () => {
    open(null);
    expect(await screen.findByRole("heading", { name: "This invitation was not found" })).toBeVisible();
  });
});

describe("live scores", () => {
  it("land one by one on the open page, from the first event of the analysis on", async () => {
    const { feed, state } = open(completed({ analysis: null }));
    expect(await screen.findByText(/Scoring begins in a moment/)).toBeVisible();
    await waitFor(() => expect(feed.follows("analysisProgress")).toBe(true));
    expect([...feed.followers].find(({ payload }) => payload.query.includes("analysisProgress"))?.payload.variables).toEqual({ invitationId: "inv_1", after: 0 });
    const waiting = scored({ status: "PENDING", score: null, low: null, high: null, criteria: [] });
    const begun = analysis({ status: "PROCESSING", overallScore: null, recommendation: null, questions: [waiting], progress: { scored: 0, total: 2 } });
    state.shown = completed({ analysis: begun });
    await feed.emit("analysisProgress", { eventId: "evt_1", sequence: 1, question: null, analysis: begun });
    expect(await screen.findByText("Waiting to be scored")).toBeVisible();
    await feed.emit("analysisProgress", { eventId: "evt_2", sequence: 2, question: scored(), analysis: { ...begun, questions: [scored()], progress: { scored: 1, total: 2 } } });
    expect(await within(screen.getByRole("region", { name: "Tell us about an incident." })).findByText("81")).toBeVisible();
    expect(screen.getByText(/1 of 2 questions scored/)).toBeVisible();
    state.shown = completed();
    await feed.emit("analysisProgress", { eventId: "evt_3", sequence: 3, question: null, analysis: analysis() });
    expect(await screen.findByText("Advance")).toBeVisible();
  });

  it("follow the interview itself: answers appear while the candidate writes", async () => {
    const { feed, state } = open(invitation({ status: "STARTED", progress: { answered: 0, total: 2 } }));
    expect(await screen.findByText(/0 of 2 questions are answered/)).toBeVisible();
    await waitFor(() => expect(feed.follows("invitationChanged")).toBe(true));
    state.shown = completed({ status: "STARTED", analysis: null, completedAt: null });
    await feed.emit("invitationChanged", { eventId: "evt_1", sequence: 1, change: "PROGRESSED", invitation: state.shown });
    expect(await screen.findByText(/I rolled back and added an alert/)).toBeVisible();
  });
});

describe("one's own assessment", () => {
  it("saves score, decision and reason under the person's name", async () => {
    const { user, server } = open(completed());
    server.root["reviewInvitation"] = () => ({ invitation: completed({ review: review(), reviews: [review()] }), userErrors: [] });
    expect(await screen.findByText(/Saved under your name, Hanna Reyes/)).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: /Your score/ }), "70");
    await user.click(screen.getByRole("radio", { name: "Advance" }));
    await user.click(screen.getByRole("button", { name: "Save decision" }));
    expect(await screen.findByText(/Say in a sentence why/)).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Reason" }), "Concrete.");
    await user.click(screen.getByRole("button", { name: "Save decision" }));
    expect(await screen.findByText("Decision saved")).toBeVisible();
    expect(server.called("ReviewInvitation")[0]?.variables).toEqual({ input: { invitationId: "inv_1", score: 70, decision: "ADVANCE", reason: "Concrete." } });
  });

  it("refuses a score that is none", async () => {
    const { user, server } = open(completed());
    await user.type(await screen.findByRole("textbox", { name: /Your score/ }), "101");
    await user.click(screen.getByRole("button", { name: "Save score" }));
    expect(await screen.findByText("Enter a whole number from 0 to 100.")).toBeVisible();
    expect(server.called("ReviewInvitation")).toHaveLength(0);
  });

  it("can come before the AI's scores are shown, and can be skipped", async () => {
    const { user } = open(completed());
    setPreferences({ scoreFirst: true });
    expect(await screen.findByRole("region", { name: "Your score first" })).toBeVisible();
    expect(screen.queryByText("76")).not.toBeInTheDocument();
    expect(screen.queryByText("81")).not.toBeInTheDocument();
    expect(screen.queryByText("I rolled back", { selector: "mark" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show the AI's scores now" }));
    expect(await screen.findByText("76")).toBeVisible();
  });

  it("uncovers the AI's scores once the own score is saved", async () => {
    const { user, server } = open(completed());
    setPreferences({ scoreFirst: true });
    server.root["reviewInvitation"] = () => ({ invitation: completed({ reviews: [review({ decision: null, reason: null })] }), userErrors: [] });
    await user.type(await screen.findByRole("textbox", { name: /Your score/ }), "70");
    await user.click(screen.getByRole("button", { name: "Save score" }));
    expect(await screen.findByText("76")).toBeVisible();
  });

  it("stands side by side with what colleagues scored and decided, and why, and says that they disagree", async () => {
    const reviews = [review({ id: "rev_2", reviewer: ben, score: 60, decision: "HOLD", reason: "Thin on design." }), review()];
    open(completed({ reviews, decisionState: "DISAGREED" }));
    const people = await screen.findByRole("region", { name: "What people decided" });
    expect(within(people).getByText(/Reviewers disagree: 1 Advance, 1 Hold/)).toBeVisible();
    const [other, own] = within(people).getAllByRole("listitem");
    for (const text of ["Ben Okafor", "Hold", "60", "Thin on design."]) expect(within(other as HTMLElement).getByText(text)).toBeVisible();
    for (const text of ["Hanna Reyes (you)", "Advance", "70", "Concrete."]) expect(within(own as HTMLElement).getByText(text)).toBeVisible();
  });

  it("comes before colleagues' scores and decisions for somebody who scores first", async () => {
    open(completed({ reviews: [review({ id: "rev_2", reviewer: ben, score: 60 })], decisionState: "ADVANCE" }));
    setPreferences({ scoreFirst: true });
    const people = await screen.findByRole("region", { name: "What people decided" });
    expect(within(people).queryByText("Ben Okafor")).not.toBeInTheDocument();
    expect(within(people).getByText("Shown once your own score is saved.")).toBeVisible();
  });
});
