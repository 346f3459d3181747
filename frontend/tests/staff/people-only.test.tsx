/** People who assess without an AI, or after an interview ended early: the rubric, levels, points, a decision. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { at, completed, type invitation } from "@tests/support/interviews";
import { connection, hanna } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";
import { choiceQuestion, textQuestion } from "@tests/support/templates";

const open = (shown: ReturnType<typeof invitation>) =>
  renderApp("/invitations/inv_1", (server) => {
    server.root = { me: () => hanna, invitation: () => shown, invitations: () => connection([]) };
  });

describe("people only", () => {
  const people = (over: Record<string, unknown> = {}) => {
    const questions = [textQuestion("qst_1", "Tell us about an incident."), choiceQuestion("qst_2", "What makes a retry safe?")];
    const responses = [
      { id: "rsp_1", question: { id: "qst_1" }, type: "TEXT", text: "I rolled back.", chosenOptionIds: [], submittedAt: at(0), durationSeconds: 60, wordCount: 3, choicePoints: null },
      { id: "rsp_2", question: { id: "qst_2" }, type: "CHOICE", text: null, chosenOptionIds: ["opt_a"], submittedAt: at(0), durationSeconds: 20, wordCount: null, choicePoints: 50 },
    ];
    return completed({ consent: "PEOPLE_ONLY", analysis: null, questions, responses, ...over });
  };

  it("see the rubric, give levels against its sentences, and choices have their points", async () => {
    const { user, server } = open(people());
    const question = await screen.findByRole("region", { name: "Tell us about an incident." });
    expect(within(question).getAllByRole("radio")).toHaveLength(20);
    await user.click(within(question).getByRole("radio", { name: "3 depth at level 3" }));
    server.root["reviewInvitation"] = () => ({ invitation: people(), userErrors: [] });
    await user.click(within(question).getByRole("button", { name: "Save levels" }));
    await waitFor(() => expect(server.called("ReviewInvitation")).toHaveLength(1));
    expect(server.called("ReviewInvitation")[0]?.variables).toEqual({
      input: { invitationId: "inv_1", marks: [{ questionId: "qst_1", levels: [{ criterion: "DEPTH", level: 3 }] }] },
    });
    expect(screen.getByText("50 of 100, counted from the chosen options.")).toBeVisible();
  });

  it("read what their levels come to, and may type another score", async () => {
    const levels = ["RELEVANCE", "COMPLETENESS", "CLARITY", "DEPTH"].map((criterion) => ({ criterion, level: 3 }));
    const own = { id: "rev_1", reviewer: hanna, score: 63, typedScore: null, computedScore: 63, marks: [{ questionId: "qst_1", points: 75, levels }], decision: null, reason: null, createdAt: at(0), updatedAt: at(0) };
    open(people({ reviews: [own] }));
    expect(await screen.findByText("Your levels come to 63. Empty takes that.")).toBeVisible();
    expect(screen.getByText("75 of 100")).toBeVisible();
    expect(screen.getByRole("textbox", { name: /Your score/ })).toHaveValue("");
  });

  it.each(["EXPIRED", "REVOKED"])("assess and decline an interview that is %s", async (status) => {
    const { user, server } = open(people({ status, completedAt: null }));
    server.root["reviewInvitation"] = () => ({ invitation: people({ status }), userErrors: [] });
    await user.click(await screen.findByRole("radio", { name: "Decline" }));
    await user.type(screen.getByRole("textbox", { name: /Reason/ }), "One of three answered.");
    await user.click(screen.getByRole("button", { name: "Save decision" }));
    await waitFor(() => expect(server.called("ReviewInvitation")[0]?.variables).toMatchObject({ input: { decision: "DECLINE" } }));
  });
});
