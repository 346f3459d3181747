/** One interview on several devices and in several tabs: what the server has counts, and nothing typed is lost. */
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { candidateSide } from "@tests/support/candidate-side";
import { at } from "@tests/support/interviews";
import { renderApp } from "@tests/support/render-app";

const started = (over: Record<string, unknown> = {}) => {
  const side = candidateSide({ status: "STARTED", startedAt: at(-1_000), consent: "AI", ...over });
  const app = renderApp("/interview/inv_1", (server) => {
    server.root = side.root;
  });
  return { ...app, side };
};

const inQuestion = async () => {
  const app = started();
  const first = app.side.find("qst_1")!;
  app.side.show(first, at(-5_000), at(90_000));
  await screen.findByRole("textbox");
  return { ...app, first };
};

describe("a second device", () => {
  it("has typed on: its newer words are taken over when the page comes back to the candidate", async () => {
    const { side, first } = await inQuestion();
    side.save(first, { text: "Typed on the laptop" });
    window.dispatchEvent(new Event("focus"));
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveValue("Typed on the laptop"));
  });

  it("and this one have both typed: the candidate is asked, and nothing is overwritten meanwhile", async () => {
    const { user, side, first } = await inQuestion();
    side.save(first, { text: "Typed on the laptop" });
    await user.type(screen.getByRole("textbox"), "Typed here");
    expect(await screen.findByText("This answer was changed in two places")).toBeVisible();
    expect(first.draft?.text).toBe("Typed on the laptop");
    await user.click(screen.getByRole("button", { name: "Keep this one" }));
    await waitFor(() => expect(first.draft?.text).toBe("Typed here"));
    expect(screen.queryByText("This answer was changed in two places")).toBeNull();
  });

  it("may win: the words saved elsewhere stand in the box then", async () => {
    const { user, side, first } = await inQuestion();
    side.save(first, { text: "Typed on the laptop" });
    await user.type(screen.getByRole("textbox"), "Typed here");
    await user.click(await screen.findByRole("button", { name: "Keep the one saved elsewhere" }));
    expect(screen.getByRole("textbox")).toHaveValue("Typed on the laptop");
    expect(first.draft?.text).toBe("Typed on the laptop");
  });

  it("has answered: this page says so, shows what was typed here, and goes on", async () => {
    const { user, first } = await inQuestion();
    await user.type(screen.getByRole("textbox"), "My own words");
    Object.assign(first, { submitted: { id: "rsp_1", type: "TEXT", text: "From the laptop", chosenOptionIds: [], submittedAt: at(0) } });
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(await screen.findByText(/Question 1 was answered on another device or in another tab. That answer counts; what you wrote here was not sent./)).toBeVisible();
    expect(screen.getByText("My own words")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Open question 2" })).toBeVisible();
  });

  it("has opened another question: this page comes to it", async () => {
    const { side } = started();
    await screen.findByRole("button", { name: "Open question 1" });
    side.show(side.find("qst_1")!, at(-1_000), at(90_000));
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByRole("textbox", { name: "Question text 1" })).toBeVisible();
  });

  it("has finished the interview: this page shows the end", async () => {
    const { interview } = (await inQuestion()).side;
    Object.assign(interview, { status: "COMPLETED", completedAt: at(0) });
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByRole("heading", { name: "Your interview is complete" })).toBeVisible();
  });
});
