/** Errors that say what happened and go when it is over; the last words of a page that goes. */
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

describe("an error", () => {
  it("goes when it no longer holds", async () => {
    const { user, server } = await inQuestion();
    const ended = { code: "UNAUTHENTICATED", message: "no session" };
    server.errors = { SaveDraft: ended, SubmitResponse: ended };
    await user.type(screen.getByRole("textbox"), "Kept");
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("This browser lost its place");
    expect(server.called("SubmitResponse")).toHaveLength(1);
    server.errors = {};
    window.dispatchEvent(new Event("online"));
    expect(await screen.findByText("Saved")).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("is not one while the answer is tried again, and the answer is sent when the line is back", async () => {
    const { user, server, first } = await inQuestion();
    await user.type(screen.getByRole("textbox"), "Kept");
    server.offline = true;
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(await screen.findByText(/The server cannot be reached at the moment. It is tried again by itself; nothing is lost/)).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
    server.offline = false;
    window.dispatchEvent(new Event("online"));
    expect(await screen.findByRole("heading", { name: /Next: question 2/ })).toBeVisible();
    expect(first.submitted?.text).toBe("Kept");
    expect(screen.queryByText(/It is tried again/)).toBeNull();
  });

  it.each(["SERVICE_UNAVAILABLE", "SUBGRAPH_UNAVAILABLE", "SUBGRAPH_TIMEOUT"])("is none when the server is away for a moment (%s)", async (code) => {
    const { user, server } = await inQuestion();
    await user.type(screen.getByRole("textbox"), "Kept");
    server.errors["SubmitResponse"] = { code, message: "away" };
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(await screen.findByText(/It is tried again by itself/)).toBeVisible();
    delete server.errors["SubmitResponse"];
    expect(await screen.findByRole("heading", { name: /Next: question 2/ }, { timeout: 4_000 })).toBeVisible();
  });

  it("is shown at once when the server refuses, and nothing is tried again", async () => {
    const { user, server } = await inQuestion();
    server.root["submitResponse"] = () => ({ question: null, userErrors: [{ code: "RESPONSE_TOO_LONG", message: "Too long." }] });
    await user.type(screen.getByRole("textbox"), "Kept");
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Too long.");
    expect(server.called("SubmitResponse")).toHaveLength(1);
  });

  it("says how much too long an answer is, before and after the server has refused it", async () => {
    const { user, server } = await inQuestion();
    server.root["saveDraft"] = () => ({ question: null, userErrors: [{ code: "RESPONSE_TOO_LONG", message: "An answer has at most 20000 characters; this one has 20001." }] });
    await user.click(screen.getByRole("textbox"));
    await user.paste("🙂".repeat(20_001));
    expect(screen.getByText(/1 character too many/)).toBeVisible();
    expect(await screen.findByText(/Kept on this device only. An answer has at most 20000 characters/)).toBeVisible();
  });

  it("does not come from half an emoji: it is replaced in the box", async () => {
    const { user, side } = await inQuestion();
    await user.click(screen.getByRole("textbox"));
    await user.paste("cut \uD83D off");
    expect(screen.getByRole("textbox")).toHaveValue("cut \uFFFD off");
    await waitFor(() => expect(side.find("qst_1")?.draft?.text).toBe("cut \uFFFD off"));
  });
});

describe("the last words", () => {
  it("are sent when the page goes, by a request that outlives it", async () => {
    const { user, server, side } = await inQuestion();
    await user.type(screen.getByRole("textbox"), "Just typed");
    expect(side.find("qst_1")?.draft).toBeNull();
    window.dispatchEvent(new Event("pagehide"));
    await waitFor(() => expect(side.find("qst_1")?.draft?.text).toBe("Just typed"));
    expect(server.called("SaveDraft")[0]?.keepalive).toBe(true);
  });
});
