/** Nothing typed is lost without a question, whatever form it stands in and whatever would end it. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { build, draftOf } from "@tests/support/builder";
import { completed, invitation } from "@tests/support/interviews";
import { company, connection, hanna, newcomer } from "@tests/support/people";
import { renderApp } from "@tests/support/render-app";
import { template } from "@tests/support/templates";

type Opened = ReturnType<typeof renderApp>;
type Typed = [Opened, HTMLElement];

const workspace = (path: string, root: Record<string, unknown> = {}) =>
  renderApp(path, (server) => {
    server.root = {
      me: () => hanna,
      templates: () => connection([template()]),
      invitations: () => connection([invitation()]),
      company: () => ({ ...company, members: [], createdAt: "2026-11-01T08:00:00Z", updatedAt: "2026-11-01T08:00:00Z" }),
      mySessions: () => [],
      ...root,
    };
  });

const goHome = async ({ user }: Opened) => user.click(screen.getByRole("link", { name: "Home" }));
const question = () => screen.findByRole("dialog", { name: "Leave without saving?" });
const pressEscape = (dialog: HTMLElement) => fireEvent(dialog, new Event("cancel", { cancelable: true }));

/** Types into a form of each page; the answer is the field. */
const FORMS = {
  "the settings of a template": async (): Promise<Typed> => {
    const app = build(draftOf());
    const field = await screen.findByRole("textbox", { name: "Template name" });
    await app.user.type(field, " of spring");
    return [app, field];
  },
  "a question": async (): Promise<Typed> => {
    const app = build(draftOf());
    await app.user.click(await screen.findByRole("button", { name: /First question/ }));
    const field = screen.getByRole("textbox", { name: "Question" });
    await app.user.type(field, " Why?");
    return [app, field];
  },
  "a new question": async (): Promise<Typed> => {
    const app = build(draftOf());
    await app.user.click(await screen.findByRole("button", { name: "Add text question" }));
    const field = screen.getByRole("textbox", { name: "Question" });
    await app.user.type(field, "What now?");
    return [app, field];
  },
  "a decision": async (): Promise<Typed> => {
    const app = workspace("/invitations/inv_1", { invitation: () => completed() });
    const field = await screen.findByRole("textbox", { name: /Reason/ });
    await app.user.type(field, "She asked the right things.");
    return [app, field];
  },
  "one's own name": async (): Promise<Typed> => {
    const app = workspace("/settings");
    const field = await screen.findByRole("textbox", { name: "Your name" });
    await app.user.type(field, "-Voss");
    return [app, field];
  },
  "a new member": async (): Promise<Typed> => {
    const app = workspace("/settings");
    const field = await screen.findByRole("textbox", { name: "Their email" });
    await app.user.type(field, "ada@northwind.example");
    return [app, field];
  },
};

describe("leaving a page", () => {
  it.each(Object.entries(FORMS))("asks before %s is lost, and keeps it", async (_name, typeInto) => {
    const [app, field] = await typeInto();
    const typed = (field as HTMLInputElement).value;
    await goHome(app);
    await app.user.click(within(await question()).getByRole("button", { name: "Keep editing" }));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(field).toBeVisible();
    expect(field).toHaveValue(typed);
  });

  it.each(Object.entries(FORMS))("asks the browser to ask before %s is lost by a reload", async (_name, typeInto) => {
    await typeInto();
    const unload = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(unload);
    expect(unload.defaultPrevented).toBe(true);
  });

  it("goes on once the changes are discarded", async () => {
    const [app] = await FORMS["a question"]();
    await goHome(app);
    await app.user.click(within(await question()).getByRole("button", { name: "Discard changes" }));
    expect(await screen.findByRole("heading", { name: "Hello, Hanna" })).toBeVisible();
  });

  it("asks before a copy of the template is made, and copies what was saved then", async () => {
    const [app] = await FORMS["the settings of a template"]();
    const saved = draftOf({ title: "Backend engineer, first round of spring" });
    app.server.root["updateTemplate"] = () => ({ template: saved, userErrors: [] });
    app.server.root["duplicateTemplate"] = () => ({ template: { ...saved, id: "tpl_copy" }, userErrors: [] });
    const copy = async () => {
      await app.user.click(screen.getByRole("button", { name: "More actions" }));
      await app.user.click(screen.getByRole("menuitem", { name: "Duplicate as draft" }));
      return question();
    };
    await app.user.click(within(await copy()).getByRole("button", { name: "Keep editing" }));
    expect(app.server.called("DuplicateTemplate")).toHaveLength(0);
    await app.user.click(within(await copy()).getByRole("button", { name: "Save and leave" }));
    await waitFor(() => expect(app.server.called("DuplicateTemplate")).toHaveLength(1));
    expect(app.server.called("UpdateTemplate")).toHaveLength(1);
  });

  it("names what is not saved, saves it and goes on", async () => {
    const [app] = await FORMS["the settings of a template"]();
    app.server.root["updateTemplate"] = () => ({ template: draftOf({ title: "Backend engineer, first round of spring" }), userErrors: [] });
    await goHome(app);
    const asked = await question();
    expect(asked).toHaveTextContent("Not saved yet: about this interview.");
    await app.user.click(within(asked).getByRole("button", { name: "Save and leave" }));
    expect(await screen.findByRole("heading", { name: "Hello, Hanna" })).toBeVisible();
    expect(app.server.called("UpdateTemplate")).toHaveLength(1);
  });

  it("stays when saving is refused, with the reason and what was typed", async () => {
    const [app, field] = await FORMS["the settings of a template"]();
    app.server.offline = true;
    await goHome(app);
    await app.user.click(within(await question()).getByRole("button", { name: "Save and leave" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("what you typed is kept");
    expect(field).toHaveValue("Backend engineer, first round of spring");
  });

  it("asks nothing when nothing was typed, and nothing after saving", async () => {
    const app = workspace("/settings", { updateProfile: () => ({ user: { ...hanna, fullName: "Hanna Reyes-Voss" }, userErrors: [] }) });
    const unload = new Event("beforeunload", { cancelable: true });
    await app.user.type(await screen.findByRole("textbox", { name: "Your name" }), "-Voss");
    await app.user.click(screen.getByRole("button", { name: "Save name" }));
    await screen.findByText("Name saved");
    window.dispatchEvent(unload);
    expect(unload.defaultPrevented).toBe(false);
    await goHome(app);
    expect(await screen.findByRole("heading", { name: /Hello/ })).toBeVisible();
  });

  it("asks before signing out", async () => {
    const [app, field] = await FORMS["a decision"]();
    const signedOut = vi.fn(() => ({ body: {} }));
    app.server.rest["/auth/sign-out"] = signedOut;
    await app.user.click(screen.getByRole("button", { name: /Account of/ }));
    await app.user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    await app.user.click(within(await question()).getByRole("button", { name: "Keep editing" }));
    expect(signedOut).not.toHaveBeenCalled();
    expect(field).toHaveValue("She asked the right things.");
  });

  it("keeps what was typed in a question whose card is closed for another one", async () => {
    const { user } = build(draftOf());
    await user.click(await screen.findByRole("button", { name: /First question/ }));
    await user.type(screen.getByRole("textbox", { name: "Question" }), " Why?");
    await user.click(screen.getByRole("button", { name: /Second question/ }));
    expect(screen.getByRole("button", { name: /First question.*Not saved yet/ })).toBeVisible();
    await user.click(screen.getByRole("button", { name: /First question/ }));
    expect(screen.getByRole("textbox", { name: "Question" })).toHaveValue("First question? Why?");
  });

  it("does not ask about a draft that was just deleted", async () => {
    const [app] = await FORMS["the settings of a template"]();
    app.server.root["deleteTemplate"] = () => ({ deletedTemplateId: "tpl_1", userErrors: [] });
    await app.user.click(screen.getByRole("button", { name: "More actions" }));
    await app.user.click(await screen.findByRole("menuitem", { name: "Delete draft" }));
    await app.user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Delete draft" }));
    expect(await screen.findByRole("heading", { name: "Templates" })).toBeVisible();
  });

  it("asks before a new company's words are lost, and lets the saved ones go", async () => {
    const person = { ...newcomer, roles: ["HR"] };
    const { user } = workspace("/welcome", {
      me: () => person,
      createCompany: () => {
        Object.assign(person, { company, companyRole: "OWNER" });
        return { company: { ...company, members: [] }, userErrors: [] };
      },
    });
    await user.type(await screen.findByRole("textbox", { name: "Company name" }), "Northwind Labs");
    await user.click(screen.getByRole("button", { name: "Skip for now" }));
    await user.click(within(await question()).getByRole("button", { name: "Keep editing" }));
    await user.click(screen.getByRole("button", { name: "Create company" }));
    expect(await screen.findByRole("heading", { name: /Hello/ })).toBeVisible();
  });
});

describe("closing a dialog", () => {
  const newTemplate = async () => {
    const app = workspace("/templates");
    await app.user.click(await screen.findByRole("button", { name: "New template" }));
    const field = screen.getByRole("textbox", { name: "Template name" });
    await app.user.type(field, "Support, spring");
    return { ...app, field, dialog: screen.getByRole("dialog", { name: "New template" }) };
  };

  it.each(["Escape", "Close", "Cancel"])("asks at %s, and keeps what was typed", async (way) => {
    const { user, field, dialog } = await newTemplate();
    if (way === "Escape") pressEscape(dialog);
    else await user.click(within(dialog).getByRole("button", { name: way }));
    await user.click(within(await question()).getByRole("button", { name: "Keep editing" }));
    expect(field).toHaveValue("Support, spring");
  });

  it("asks at the Escape that the browser does not let a page refuse", async () => {
    const { dialog, field } = await newTemplate();
    (dialog as HTMLDialogElement).close();
    expect(await question()).toBeVisible();
    expect(dialog).toHaveAttribute("open");
    expect(field).toHaveValue("Support, spring");
  });

  it("takes Escape on the question for keeping", async () => {
    const { dialog, field } = await newTemplate();
    pressEscape(dialog);
    pressEscape(await question());
    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Leave without saving?" })).not.toBeInTheDocument());
    expect(field).toHaveValue("Support, spring");
  });

  it("closes at once when nothing was typed", async () => {
    const { user } = workspace("/templates");
    await user.click(await screen.findByRole("button", { name: "New template" }));
    pressEscape(screen.getByRole("dialog", { name: "New template" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("leaves the page without a question once the new template is made", async () => {
    const made = template({ status: "DRAFT", title: "Support, spring", questions: [] });
    const { user, server } = await newTemplate();
    server.root["createTemplate"] = () => ({ template: made, userErrors: [] });
    server.root["template"] = () => made;
    await user.type(screen.getByRole("textbox", { name: "Role" }), "Support");
    await user.click(screen.getByRole("button", { name: "Create template" }));
    expect(await screen.findByRole("heading", { name: "Support, spring" })).toBeVisible();
  });

  it("asks before an invitation that is half written is lost", async () => {
    const { user } = workspace("/invitations");
    await user.click((await screen.findAllByRole("button", { name: /Invite a candidate/ }))[0] as HTMLElement);
    await user.type(await screen.findByRole("textbox", { name: "Candidate's name" }), "Priya");
    pressEscape(screen.getByRole("dialog", { name: "Invite a candidate" }));
    expect(await question()).toHaveTextContent("Not saved yet: the invitation.");
  });
});
