/** The list of templates and the builder. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { build, draftOf, titles } from "@tests/support/builder";
import { connection, hanna } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";
import { choiceQuestion, rubric, template } from "@tests/support/templates";

describe("the list of templates", () => {
  it("teaches the next step when it is empty, and creates a template", async () => {
    const created = template({ status: "DRAFT", title: "Support, spring", questions: [] });
    const { user, server } = renderApp("/templates", (fake) => {
      fake.root = {
        me: () => hanna,
        templates: () => connection([]),
        template: () => created,
        createTemplate: () => ({ template: created, userErrors: [] }),
      };
    });
    await user.click(await screen.findByRole("button", { name: "Create a template" }));
    await user.click(screen.getByRole("button", { name: "Create template" }));
    expect(await screen.findByText("Enter the role, as candidates should read it.")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Template name" }), "Support, spring");
    await user.type(screen.getByRole("textbox", { name: "Role" }), "Support specialist");
    await user.click(screen.getByRole("button", { name: "Create template" }));
    expect(await screen.findByRole("heading", { name: "Support, spring" })).toBeVisible();
    expect(screen.getByRole("heading", { name: "No questions yet" })).toBeVisible();
    expect(server.called("CreateTemplate")[0]?.variables).toEqual({
      input: { title: "Support, spring", roleTitle: "Support specialist", idempotencyKey: expect.any(String) as string },
    });
  });

  it("filters by status in the address", async () => {
    const { user, server } = renderApp("/templates", (fake) => {
      fake.root = { me: () => hanna, templates: () => connection([template()]) };
    });
    await screen.findByRole("link", { name: "Backend engineer, first round" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "Draft");
    await waitFor(() => expect(server.called("Templates").at(-1)?.variables).toMatchObject({ filter: { status: ["DRAFT"] } }));
  });

  it("shows a denied state when the account may not read templates", async () => {
    renderApp("/templates", (server) => {
      server.root = { me: () => hanna };
      server.errors["Templates"] = { code: "UNAUTHORIZED_FIELD_OR_TYPE", message: "no" };
    });
    expect(await screen.findByRole("heading", { name: "You do not have access to this" })).toBeVisible();
  });
});

describe("the builder", () => {
  it("lists what stands in the way of publishing and leads to it", async () => {
    const { user } = build(draftOf());
    expect(await screen.findByRole("heading", { name: "Before you can publish" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Approve the rubric of question 2." }));
    expect(await screen.findByRole("textbox", { name: "Question" })).toHaveValue("Second question?");
  });

  it("approves a rubric as it is", async () => {
    const { user, server } = build(draftOf());
    await user.click(await screen.findByRole("button", { name: /Second question/ }));
    await user.click(screen.getByRole("button", { name: "Approve rubric" }));
    const shown = await screen.findByRole("dialog", { name: "Approve this rubric?" });
    expect(within(shown).getAllByRole("listitem")).toHaveLength(20);
    expect(within(shown).getByText("depth at level 4")).toBeVisible();
    expect(server.called("ApproveRubric")).toHaveLength(0);
    await user.click(within(shown).getByRole("button", { name: "Approve" }));
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Before you can publish" })).not.toBeInTheDocument());
    expect(server.called("ApproveRubric")[0]?.variables).toEqual({ input: { templateId: "tpl_1", questionId: "qst_2", expectedRevision: "r1" } });
  });

  it("saves an edited rubric together with its approval, level by level", async () => {
    const draft = draftOf();
    const { user, server } = build(draft);
    server.root["updateQuestion"] = ({ input }: { input: { rubric: { criteria: unknown } } }) => {
      Object.assign(draft.questions[1] ?? {}, { rubric: { ...rubric(true), criteria: input.rubric.criteria, version: 2 } });
      return { template: draft, userErrors: [] };
    };
    await user.click(await screen.findByRole("button", { name: /Second question/ }));
    const level = screen.getByRole("textbox", { name: "Depth, level 4", hidden: true });
    fireEvent.change(level, { target: { value: "Weighs two ways with numbers." } });
    await user.click(screen.getByRole("button", { name: "Save and approve rubric" }));
    const shown = await screen.findByRole("dialog", { name: "Approve this rubric?" });
    expect(within(shown).getByText("Weighs two ways with numbers.")).toBeVisible();
    await user.click(within(shown).getByRole("button", { name: "Save and approve" }));
    await waitFor(() => expect(server.called("UpdateQuestion")).toHaveLength(1));
    const input = server.called("UpdateQuestion")[0]?.variables["input"] as { approveRubric: boolean; rubric: { criteria: { criterion: string; levels: string[] }[] } };
    expect(input.approveRubric).toBe(true);
    expect(input.rubric.criteria.at(-1)).toMatchObject({ criterion: "DEPTH" });
    expect(input.rubric.criteria.at(-1)?.levels[4]).toBe("Weighs two ways with numbers.");
  });

  it("leaves the rubric's approval alone when only the words of the question change", async () => {
    const draft = draftOf();
    const { user, server } = build(draft);
    server.root["updateQuestion"] = () => ({ template: draft, userErrors: [] });
    await user.click(await screen.findByRole("button", { name: /First question/ }));
    await user.type(screen.getByRole("textbox", { name: "Question" }), " Why?");
    await user.type(screen.getByRole("textbox", { name: "Time limit in minutes" }), "2.5");
    await user.click(screen.getByRole("button", { name: "Save question" }));
    await waitFor(() => expect(server.called("UpdateQuestion")).toHaveLength(1));
    const input = server.called("UpdateQuestion")[0]?.variables["input"];
    expect(input).toMatchObject({ text: "First question? Why?", timeLimitSeconds: 150 });
    expect(input).not.toHaveProperty("rubric");
  });

  it("adds a multiple-choice question with its correct options", async () => {
    const draft = draftOf({ questions: [], publishBlockers: [] });
    const { user, server } = build(draft);
    server.root["addQuestion"] = ({ input }: { input: { text: string } }) => {
      const question = choiceQuestion("qst_9", input.text);
      draft.questions = [question];
      return { template: draft, question, userErrors: [] };
    };
    await user.click(await screen.findByRole("button", { name: "Add multiple-choice question" }));
    await user.type(screen.getByRole("textbox", { name: "Question" }), "Which?");
    await user.type(screen.getByRole("textbox", { name: "Option 1" }), "This");
    await user.type(screen.getByRole("textbox", { name: "Option 2" }), "That");
    await user.click(screen.getByRole("button", { name: "Add question" }));
    expect(await screen.findByText("Mark at least one option as correct.")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Option 2 is correct" }));
    await user.click(screen.getByRole("button", { name: "Add question" }));
    expect(await screen.findByRole("button", { name: /Which\?/ })).toBeVisible();
    expect(server.called("AddQuestion")[0]?.variables).toMatchObject({
      input: { type: "MULTIPLE_CHOICE", options: [{ text: "This", correct: false }, { text: "That", correct: true }] },
    });
  });

  it("removes a question after asking", async () => {
    const draft = draftOf();
    const { user, server } = build(draft);
    server.root["removeQuestion"] = () => {
      draft.questions = draft.questions.slice(1);
      return { template: draft, userErrors: [] };
    };
    await user.click(await screen.findByRole("button", { name: "Remove question 1" }));
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove question" }));
    await waitFor(() => expect(titles()).toEqual(["Second question?", "Third question?"]));
  });

  it("publishes and then offers to invite", async () => {
    const draft = draftOf({ publishBlockers: [] });
    const { user, server } = build(draft);
    server.root["publishTemplate"] = () => ({ template: { ...draft, status: "PUBLISHED" }, userErrors: [] });
    await user.click(await screen.findByRole("button", { name: "Publish" }));
    expect(server.called("PublishTemplate")).toHaveLength(0);
    const asked = screen.getByRole("dialog", { name: "Publish this template?" });
    expect(asked).toHaveTextContent("From then on candidates are asked exactly this");
    await user.click(within(asked).getByRole("button", { name: "Publish template" }));
    expect(await screen.findByRole("button", { name: "Invite a candidate" })).toBeVisible();
    expect(server.called("PublishTemplate")[0]?.variables).toEqual({ input: { templateId: "tpl_1", expectedRevision: "t1" } });
    expect(screen.getByText(/its questions and rubrics stay as they are/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add text question" })).not.toBeInTheDocument();
  });

  it("shows the server's reason when publishing is refused", async () => {
    const draft = draftOf({ publishBlockers: [] });
    const { user, server } = build(draft);
    server.root["publishTemplate"] = () => ({ template: draft, userErrors: [{ code: "RUBRIC_NOT_APPROVED", message: "A rubric is not approved yet." }] });
    await user.click(await screen.findByRole("button", { name: "Publish" }));
    await user.click(screen.getByRole("button", { name: "Publish template" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("A rubric is not approved yet.");
    await user.click(screen.getByRole("button", { name: "Not yet" }));
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("keeps what was typed when saving fails", async () => {
    const { user, server } = build(draftOf());
    await user.click(await screen.findByRole("button", { name: /First question/ }));
    await user.type(screen.getByRole("textbox", { name: "Question" }), " More.");
    server.offline = true;
    await user.click(screen.getByRole("button", { name: "Save question" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("what you typed is kept");
    expect(screen.getByRole("textbox", { name: "Question" })).toHaveValue("First question? More.");
  });

  it("says that a template of another company was not found", async () => {
    renderApp("/templates/tpl_foreign", (server) => {
      server.root = { me: () => hanna, template: () => null };
    });
    expect(await screen.findByRole("heading", { level: 1, name: "This template was not found" })).toBeVisible();
  });

  it("shows every question as a candidate meets it, without rubric or correct options", async () => {
    const draft = draftOf();
    renderApp("/templates/tpl_1/preview", (server) => {
      server.root = { me: () => hanna, template: () => draft };
    });
    expect(await screen.findByRole("heading", { name: "First question?" })).toBeVisible();
    expect(screen.getByRole("checkbox", { name: "An idempotency key" })).not.toBeChecked();
    expect(screen.queryByText(/Correct/)).not.toBeInTheDocument();
  });
});
