/** Inviting a candidate, and what a row's menu does. */
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { at, invitation } from "@tests/support/interviews";
import { list } from "@tests/support/invitation-list";

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

  it("begins at the first field, also when the form comes later than the dialog", async () => {
    const { dialog } = await invite();
    await waitFor(() => expect(within(dialog).getByRole("combobox", { name: "Template" })).toHaveFocus());
  });

  it("creates the invitation once and shows the link to copy", async () => {
    const { user, server } = await invite();
    await user.type(await screen.findByRole("textbox", { name: "Candidate's name" }), "Mei Tanaka");
    await user.type(screen.getByRole("textbox", { name: "Candidate's email" }), "mei@mail.example");
    await user.click(screen.getByRole("button", { name: "Create invitation" }));
    expect(await screen.findByRole("dialog", { name: "Mei Tanaka is invited" })).toBeVisible();
    await waitFor(() => expect(screen.getByRole("button", { name: "Copy link" })).toHaveFocus());
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
    server.root["revokeInvitation"] = () => ({ invitation: Object.assign(one, { status: "REVOKED", link: null }), userErrors: [] });
    await user.click(await screen.findByRole("button", { name: "Actions for Priya Raman" }));
    await user.click(await screen.findByRole("menuitem", { name: "Move deadline" }));
    await user.click(await screen.findByRole("button", { name: "Move deadline" }));
    expect(await screen.findByText("Deadline moved")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Actions for Priya Raman" }));
    await user.click(await screen.findByRole("menuitem", { name: "Withdraw invitation" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog.parentElement).toBe(document.body);
    await user.click(await screen.findByRole("button", { name: "Withdraw invitation" }));
    expect(await screen.findByText("Invitation withdrawn")).toBeVisible();
    expect(await screen.findByText("Withdrawn", { selector: "td *" })).toBeVisible();
  });
});
