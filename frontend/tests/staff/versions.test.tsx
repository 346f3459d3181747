/** Publishing, next versions, two people on one draft, and rubrics that are looked at before they count. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { mergeThree } from "@/features/templates/use-merged-form";
import { build, draftOf } from "@tests/support/builder";
import { analysis, completed, scored } from "@tests/support/interviews";
import { connection, hanna } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";
import { rubric, template } from "@tests/support/templates";

describe("publishing", () => {
  it("saves what is not saved before it asks, and publishes what was saved", async () => {
    const draft = draftOf({ publishBlockers: [] });
    const { user, server } = build(draft);
    server.root["updateTemplate"] = ({ input }: { input: { title: string } }) => {
      Object.assign(draft, { title: input.title, settingsRevision: "s2", revision: "t2" });
      return { template: draft, userErrors: [] };
    };
    server.root["publishTemplate"] = () => ({ template: { ...draft, status: "PUBLISHED" }, userErrors: [] });
    await user.type(await screen.findByRole("textbox", { name: "Template name" }), " of spring");
    await user.click(screen.getByRole("button", { name: "Publish" }));
    const first = screen.getByRole("dialog", { name: "Save your changes first" });
    expect(first).toHaveTextContent("about this interview");
    await user.click(within(first).getByRole("button", { name: "Save and go on" }));
    await user.click(await screen.findByRole("button", { name: "Publish template" }));
    await waitFor(() => expect(server.called("PublishTemplate")).toHaveLength(1));
    expect(server.called("UpdateTemplate")[0]?.variables).toMatchObject({ input: { expectedRevision: "s1" } });
    expect(server.called("PublishTemplate")[0]?.variables).toEqual({ input: { templateId: "tpl_1", expectedRevision: "t2" } });
  });

  it("publishes nothing when saving is refused, and keeps what was typed", async () => {
    const { user, server } = build(draftOf({ publishBlockers: [] }));
    server.root["updateTemplate"] = () => ({ template: null, userErrors: [{ code: "INVALID_INPUT", message: "Too long.", field: ["input", "title"] }] });
    await user.type(await screen.findByRole("textbox", { name: "Template name" }), " of spring");
    await user.click(screen.getByRole("button", { name: "Publish" }));
    await user.click(screen.getByRole("button", { name: "Save and go on" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Too long.");
    expect(screen.getByRole("textbox", { name: "Template name" })).toHaveValue("Backend engineer, first round of spring");
    expect(server.called("PublishTemplate")).toHaveLength(0);
  });

  it("says what stands in the way, and what to know, before it asks", async () => {
    const warning = { code: "TIME_TOO_SHORT", message: "The interview ends after 5 minutes, but its required questions may take 15 minutes.", questionId: null };
    const { user } = build(draftOf({ publishWarnings: [warning] }));
    await user.click(await screen.findByRole("button", { name: "Publish" }));
    const asked = screen.getByRole("dialog", { name: "Publish this template?" });
    expect(asked).toHaveTextContent(warning.message);
    expect(asked).toHaveTextContent("Approve the rubric of question 2.");
    expect(within(asked).queryByRole("button", { name: "Publish template" })).not.toBeInTheDocument();
  });
});

describe("a published template", () => {
  const next = draftOf({
    id: "tpl_2", publishBlockers: [], versionNumber: 2, nextVersionOf: template(), changes: [{ message: "Question 1: new words.", questionId: "qst_1" }],
  });
  const open = (path: string) => {
    const published = template({ nextVersion: null as unknown });
    return renderApp(path, (server) => {
      server.root = {
        me: () => hanna,
        templates: () => connection([published]),
        template: ({ id }: { id: string }) => (id === "tpl_1" ? published : next),
        editPublishedTemplate: () => ({ template: next, userErrors: [] }),
        publishTemplate: () => ({ template: Object.assign(published, { versionNumber: 2 }), userErrors: [] }),
      };
    });
  };

  it("is edited in a draft beside it", async () => {
    const { user, server } = open("/templates/tpl_1");
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    expect(await screen.findByRole("heading", { name: "Version 2, not published yet" })).toBeVisible();
    expect(within(screen.getByRole("list", { name: "Changes" })).getByText("Question 1: new words.")).toBeVisible();
    expect(server.called("EditPublishedTemplate")[0]?.variables).toEqual({ input: { templateId: "tpl_1" } });
  });

  it("shows what changes once more before the next version is published, and then stands in its place", async () => {
    const { user } = open("/templates/tpl_2");
    await user.click(await screen.findByRole("button", { name: "Publish" }));
    const asked = screen.getByRole("dialog", { name: "Publish version 2?" });
    expect(asked).toHaveTextContent("Question 1: new words.");
    expect(asked).toHaveTextContent("Invitations that were sent keep the version they were sent with.");
    await user.click(within(asked).getByRole("button", { name: "Publish version 2" }));
    expect(await screen.findByRole("button", { name: "Invite a candidate" })).toBeVisible();
  });
});

describe("two people on one draft", () => {
  it("shows what somebody else changed, keeps what was typed, and saves on top of it", async () => {
    const draft = draftOf();
    const { user, server } = build(draft);
    const refused = { template: null, userErrors: [{ code: "TEMPLATE_CHANGED", message: "Somebody changed this question.", field: null }] };
    server.root["updateQuestion"] = ({ input }: { input: { expectedRevision: string; text: string } }) => {
      if (input.expectedRevision !== draft.questions[0]?.revision) return refused;
      Object.assign(draft.questions[0] ?? {}, { text: input.text, revision: "r3" });
      return { template: draft, userErrors: [] };
    };
    await user.click(await screen.findByRole("button", { name: /First question/ }));
    await user.type(screen.getByRole("textbox", { name: "Question" }), " Why?");
    draft.questions = draft.questions.map((question, index) => (index === 0 ? { ...question, text: "Their question?", weight: 4, revision: "r2" } : question));
    await user.click(screen.getByRole("button", { name: "Save question" }));
    const notice = await screen.findByRole("alert");
    expect(notice).toHaveTextContent("Somebody changed this question while you were writing.");
    await waitFor(() => expect(notice).toHaveTextContent("Their question?"));
    expect(screen.getByRole("textbox", { name: "Question" })).toHaveValue("First question? Why?");
    expect(screen.getByRole("combobox", { name: /Weight in the overall score/ })).toHaveValue("4");
    await user.click(screen.getByRole("button", { name: "Save question" }));
    await waitFor(() => expect(server.called("UpdateQuestion")).toHaveLength(2));
    expect(server.called("UpdateQuestion")[1]?.variables).toMatchObject({ input: { text: "First question? Why?", weight: 4, expectedRevision: "r2" } });
  });

  it("takes over theirs where that is wanted", async () => {
    const draft = draftOf();
    const { user, server } = build(draft);
    server.root["updateTemplate"] = () => ({ template: null, userErrors: [{ code: "TEMPLATE_CHANGED", message: "Changed.", field: null }] });
    const name = await screen.findByRole("textbox", { name: "Template name" });
    await user.type(name, " of spring");
    Object.assign(draft, { title: "Their title", roleTitle: "Their role", settingsRevision: "s2" });
    await user.click(screen.getByRole("button", { name: "Save settings" }));
    await user.click(await screen.findByRole("button", { name: "Take theirs" }));
    expect(name).toHaveValue("Their title");
    expect(screen.getByRole("textbox", { name: "Role" })).toHaveValue("Their role");
  });

  it("merges place by place, and names only the places that both changed", () => {
    const base = { text: "a", levels: ["0", "1", "2"], options: [{ text: "x" }] };
    const mine = { text: "mine", levels: ["0", "mine", "2"], options: [{ text: "x" }, { text: "y" }] };
    const theirs = { text: "theirs", levels: ["theirs", "1", "2"], options: [{ text: "x" }] };
    expect(mergeThree(base, mine, theirs)).toEqual({
      merged: { text: "mine", levels: ["theirs", "mine", "2"], options: [{ text: "x" }, { text: "y" }] },
      conflicts: [{ path: "text", theirs: "theirs" }],
    });
  });
});

describe("a rubric", () => {
  it("is said to be vague while it is written, before it is saved", async () => {
    const { user, server } = build(draftOf());
    const hint = "Depth, level 4 judges but does not describe: say what an answer at this level contains.";
    server.root["rubricHints"] = ({ rubric: written }: { rubric: { criteria: { levels: string[] }[] } }) =>
      written.criteria.some(({ levels }) => levels[4] === "Good answer.") ? [hint] : [];
    await user.click(await screen.findByRole("button", { name: /First question/ }));
    const level = screen.getByRole("textbox", { name: "Depth, level 4", hidden: true });
    await user.clear(level);
    await user.type(level, "Good answer.");
    expect(await screen.findByText(hint)).toBeInTheDocument();
    expect(screen.getByText("This judges but does not describe: say what an answer at this level contains.")).toBeInTheDocument();
    expect(server.called("UpdateQuestion")).toHaveLength(0);
  });

  it("that is vague never stands beside a plain Approved", async () => {
    const draft = draftOf();
    Object.assign(draft.questions[0] ?? {}, { rubric: rubric(true, ["Depth, level 4 judges but does not describe."]) });
    const { user } = build(draft);
    await user.click(await screen.findByRole("button", { name: /First question/ }));
    const section = screen.getByRole("region", { name: "Rubric" });
    expect(within(section).getByText("Approved, but vague")).toBeVisible();
    expect(within(section).queryByText("Approved")).not.toBeInTheDocument();
  });
});

describe("weights", () => {
  it("say how much of the result each question makes, and 0 is not scored", async () => {
    const draft = draftOf();
    Object.assign(draft.questions[0] ?? {}, { sharePercent: 60, weight: 3 });
    Object.assign(draft.questions[1] ?? {}, { sharePercent: 40, required: false });
    Object.assign(draft.questions[2] ?? {}, { sharePercent: 0, weight: 0 });
    const { user } = build(draft);
    expect(await screen.findByText(/60 % of the result/)).toBeVisible();
    expect(screen.getByText(/up to 40 % of the result/)).toBeVisible();
    expect(screen.getByText(/not scored/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Third question/ }));
    expect(screen.getByRole("combobox", { name: /Weight in the overall score/ })).toHaveValue("0");
  });

  it("are not compared where only one question counts", async () => {
    const draft = draftOf();
    draft.questions.splice(1);
    Object.assign(draft.questions[0] ?? {}, { sharePercent: 100, weight: 1 });
    const { user } = build(draft);
    await user.click(await screen.findByRole("button", { name: /First question/ }));
    expect(screen.getByRole("combobox", { name: /Weight in the overall score/ })).toHaveDisplayValue("1");
    expect(screen.getByText(/The only question that counts/)).toBeVisible();
  });

  it("say on the result that one question makes most of it, and which does not count", async () => {
    const questions = [scored({ sharePercent: 75 }), scored({ id: "qan_2", questionId: "qst_2", sharePercent: 25 })];
    renderApp("/invitations/inv_1", (server) => {
      server.root = { me: () => hanna, invitation: () => completed({ analysis: analysis({ questions }) }), invitations: () => connection([]) };
    });
    expect(await screen.findByText("Question 1 alone makes 75 % of this score.")).toBeVisible();
    expect(screen.getByText(/75 % of the result/)).toBeVisible();
  });
});
