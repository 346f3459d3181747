/** Answering: text and choice, autosave, reload, skip, review, finish. */
import { screen, waitFor, within } from "@testing-library/react";
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

/** What this device holds of the first question. */
const kept = () =>
  Object.entries(localStorage)
    .filter(([key]) => key.startsWith("viva.draft.inv_1.qst_1"))
    .map(([, text]) => String(text))
    .join();

const openQuestion = async (user: ReturnType<typeof renderApp>["user"], number: number) => {
  await user.click(await screen.findByRole("button", { name: `Open question ${number}` }));
  return screen.findByText(`Question ${number} of 3`);
};

describe("a text question", () => {
  it("starts its clock only when it is opened, and takes the focus to the question", async () => {
    const { user, server } = started();
    expect(await screen.findByText("2 minutes")).toBeVisible();
    expect(server.called("ShowQuestion")).toHaveLength(0);
    await openQuestion(user, 1);
    expect(screen.getByRole("heading", { name: "Question text 1" })).toHaveFocus();
    expect(screen.getByRole("timer", { name: "Time left for this question" })).toHaveTextContent(/^Question(2:00|1:5\d)about 2 minutes left$/);
  });

  it("counts words, keeps the text on this device and then on the server", async () => {
    const { user, side } = started();
    await openQuestion(user, 1);
    await user.type(screen.getByRole("textbox", { name: "Question text 1" }), "Three little words");
    expect(screen.getByText("3 words")).toBeVisible();
    expect(screen.getByText("Saved on this device")).toBeVisible();
    expect(kept()).toContain("Three little words");
    expect(await screen.findByText("Saved")).toBeVisible();
    expect(kept()).toBe("");
    expect(side.find("qst_1")?.draft?.text).toBe("Three little words");
  });

  it("says so and keeps the text when the server cannot be reached, and sends it later", async () => {
    const { user, server, side } = started();
    await openQuestion(user, 1);
    server.offline = true;
    await user.type(screen.getByRole("textbox"), "Kept");
    expect(await screen.findByText(/It is sent as soon as the server can be reached again/)).toBeVisible();
    server.offline = false;
    window.dispatchEvent(new Event("online"));
    expect(await screen.findByText("Saved")).toBeVisible();
    expect(side.find("qst_1")?.draft?.text).toBe("Kept");
  });

  it("asks for the personal link when the session is gone, and keeps the answer", async () => {
    const { user, server } = started();
    await openQuestion(user, 1);
    await user.type(screen.getByRole("textbox"), "Kept");
    server.errors["SubmitResponse"] = { code: "UNAUTHENTICATED", message: "ended" };
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("This browser lost its place. Open your personal link again");
    expect(screen.getByRole("textbox")).toHaveValue("Kept");
  });

  it("asks for an answer before it sends an empty one", async () => {
    const { user, server } = started();
    await openQuestion(user, 1);
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Write an answer first.");
    expect(server.called("SubmitResponse")).toHaveLength(0);
  });

  it("is sent with Ctrl + Enter, drops the local copy and goes on", async () => {
    const { user, side } = started();
    await openQuestion(user, 1);
    await user.type(screen.getByRole("textbox"), "Done");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByRole("button", { name: "Open question 2" })).toBeVisible();
    expect(side.find("qst_1")?.submitted?.text).toBe("Done");
    expect(kept()).toBe("");
  });

  it("shows the same question with the same words after a reload", async () => {
    const first = started();
    await openQuestion(first.user, 1);
    await first.user.type(screen.getByRole("textbox"), "Half an answer");
    first.unmount();
    renderApp("/interview/inv_1", (server) => {
      server.root = first.side.root;
    });
    expect(await screen.findByRole("textbox", { name: "Question text 1" })).toHaveValue("Half an answer");
  });

  it("takes up the server's draft on another device", async () => {
    const side = candidateSide({ status: "STARTED", startedAt: at(-1_000) });
    const first = side.find("qst_1")!;
    side.show(first, at(-5_000), at(90_000));
    side.save(first, { text: "From my phone" });
    renderApp("/interview/inv_1", (server) => {
      server.root = side.root;
    });
    expect(await screen.findByRole("textbox")).toHaveValue("From my phone");
  });
});

describe("a choice question", () => {
  it("is answered with keys alone", async () => {
    const { user, side } = started();
    Object.assign(side.find("qst_1") ?? {}, { submitted: { id: "rsp_1", type: "TEXT", text: "x", chosenOptionIds: [], submittedAt: at(0) } });
    await openQuestion(user, 2);
    await user.tab();
    await user.keyboard(" ");
    expect(screen.getByRole("radio", { name: "An idempotency key" })).toBeChecked();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("radio", { name: "A longer timeout" })).toBeChecked();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("button", { name: "Open question 3" });
    expect(side.find("qst_2")?.submitted?.chosenOptionIds).toEqual(["opt_b"]);
  });

  it("takes several options where several are right", async () => {
    const { user, side } = started();
    Object.assign(side.find("qst_2") ?? {}, { multipleCorrect: true });
    Object.assign(side.find("qst_1") ?? {}, { submitted: { id: "rsp_1", type: "TEXT", text: "x", chosenOptionIds: [], submittedAt: at(0) } });
    await openQuestion(user, 2);
    await user.click(screen.getByRole("checkbox", { name: "An idempotency key" }));
    await user.click(screen.getByRole("checkbox", { name: "A longer timeout" }));
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    await screen.findByRole("button", { name: "Open question 3" });
    expect(side.find("qst_2")?.submitted?.chosenOptionIds).toEqual(["opt_a", "opt_b"]);
  });
});

describe("the end", () => {
  it("skips an optional question, lists what is open, and finishes", async () => {
    const { user, server } = started();
    await openQuestion(user, 1);
    await user.type(screen.getByRole("textbox"), "One");
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    await openQuestion(user, 2);
    await user.click(screen.getByRole("radio", { name: "An idempotency key" }));
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    await openQuestion(user, 3);
    await user.click(screen.getByRole("button", { name: "Skip this question" }));
    const list = await screen.findByRole("list", { name: "Your answers" });
    expect(within(list).getAllByText("Answered")).toHaveLength(2);
    expect(within(list).getByText("Skipped")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Finish interview" }));
    expect(await screen.findByRole("heading", { name: "Your interview is complete" })).toBeVisible();
    expect(screen.getByText(/2 of 3 answers/)).toBeVisible();
    expect(screen.getByText(/Hanna Reyes of Northwind Labs/)).toBeVisible();
    expect(server.called("CompleteInterview")).toHaveLength(1);
    await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes("inv_1"))).toEqual([]));
  });

  it("does not finish while a required question is open, and leads to it", async () => {
    localStorage.setItem("viva.place.inv_1", "review");
    const { user } = started();
    expect(await screen.findByRole("button", { name: "Finish interview" })).toBeDisabled();
    expect(screen.getByText("Questions 1 and 2 need an answer first.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Go to question 2" }));
    expect(await screen.findByRole("button", { name: "Open question 2" })).toBeVisible();
  });
});
