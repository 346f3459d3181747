/** The builder with one draft that its server keeps. */
import { screen, within } from "@testing-library/react";
import { connection, hanna } from "./people";
import { renderApp } from "./render-app";
import { choiceQuestion, template, textQuestion } from "./templates";

type Template = ReturnType<typeof template>;

export const draftOf = (over: Record<string, unknown> = {}): Template =>
  template({
    status: "DRAFT",
    questions: [textQuestion("qst_1", "First question?"), textQuestion("qst_2", "Second question?", false), choiceQuestion("qst_3", "Third question?")],
    publishBlockers: [{ code: "RUBRIC_NOT_APPROVED", message: "Approve the rubric of question 2.", questionId: "qst_2" }],
    ...over,
  });

export const build = (draft: Template) =>
  renderApp("/templates/tpl_1", (server) => {
    server.root = {
      me: () => hanna,
      template: ({ id }: { id: string }) => (id === draft.id ? draft : null),
      templates: () => connection([draft]),
      approveRubric: ({ input }: { input: { questionId: string } }) => {
        const question = draft.questions.find((one) => one.id === input.questionId);
        if (question?.rubric) question.rubric.approved = true;
        draft.publishBlockers = [];
        return { template: draft, question, userErrors: [] };
      },
      reorderQuestions: ({ input }: { input: { questionIds: string[] } }) => {
        draft.questions = input.questionIds.flatMap((id) => draft.questions.filter((question) => question.id === id));
        return { template: draft, userErrors: [] };
      },
    };
  });

export const titles = () => within(screen.getByRole("list", { name: "Questions" })).getAllByText(/question\?$/).map((one) => one.textContent);
