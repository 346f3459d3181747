/** The answer is lost on the way and HR presses again: the second request carries the key of the first. */
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { build, draftOf } from "@tests/support/builder";
import { connection, hanna } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";
import { template, textQuestion } from "@tests/support/templates";

type Opened = ReturnType<typeof renderApp>;

interface Creating {
  operation: string;
  open: () => Promise<Opened>;
  press: (app: Opened) => Promise<void>;
}

const pressButton = (name: string) => async ({ user }: Opened) => user.click(screen.getByRole("button", { name }));

const ACTS: Record<string, Creating> = {
  "a question": {
    operation: "AddQuestion",
    open: async () => {
      const draft = draftOf();
      const app = build(draft);
      app.server.root["addQuestion"] = () => {
        draft.questions = [...draft.questions, textQuestion("qst_9", "What now?")];
        return { template: draft, question: draft.questions.at(-1), userErrors: [] };
      };
      await app.user.click(await screen.findByRole("button", { name: "Add text question" }));
      await app.user.type(screen.getByRole("textbox", { name: "Question" }), "What now?");
      return app;
    },
    press: pressButton("Add question"),
  },
  "a template": {
    operation: "CreateTemplate",
    open: async () => {
      const created = template({ status: "DRAFT", questions: [] });
      const app = renderApp("/templates", (server) => {
        server.root = { me: () => hanna, templates: () => connection([]), template: () => created, createTemplate: () => ({ template: created, userErrors: [] }) };
      });
      await app.user.click(await screen.findByRole("button", { name: "Create a template" }));
      await app.user.type(screen.getByRole("textbox", { name: "Template name" }), "Support");
      await app.user.type(screen.getByRole("textbox", { name: "Role" }), "Support specialist");
      return app;
    },
    press: pressButton("Create template"),
  },
  "a copy of a template": {
    operation: "DuplicateTemplate",
    open: async () => {
      const app = build(draftOf());
      app.server.root["duplicateTemplate"] = () => ({ template: draftOf({ id: "tpl_copy" }), userErrors: [] });
      await screen.findByRole("button", { name: "More actions" });
      return app;
    },
    press: async ({ user }) => {
      await user.click(screen.getByRole("button", { name: "More actions" }));
      await user.click(screen.getByRole("menuitem", { name: "Duplicate as draft" }));
    },
  },
};

it.each(Object.keys(ACTS))("asks for %s again with the same key", async (what) => {
  const { operation, open, press } = ACTS[what]!;
  const app = await open();
  app.server.errors[operation] = { code: "INTERNAL_SERVER_ERROR", message: "lost" };
  await press(app);
  await screen.findByRole("alert");
  delete app.server.errors[operation];
  await press(app);
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  const keys = app.server.called(operation).map((call) => (call.variables["input"] as { idempotencyKey?: string }).idempotencyKey);
  expect(keys).toEqual([expect.any(String), keys[0]]);
});
