/** Time limits: soft warnings, and an end that loses nothing. */
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { warningFor } from "@/features/interview/components/countdown";
import { candidateSide } from "@tests/support/candidate-side";
import { at } from "@tests/support/interviews";
import { renderApp } from "@tests/support/render-app";

const inQuestion = (left: number, over: Record<string, unknown> = {}) => {
  const side = candidateSide({ status: "STARTED", startedAt: at(-1_000), consent: "AI", ...over });
  side.show(side.find("qst_1")!, at(-60_000), at(left));
  const app = renderApp("/interview/inv_1", (server) => {
    server.root = side.root;
  });
  return { ...app, side };
};

/** At once, so that a busy machine types no slower than the clock runs. */
const write = async (user: ReturnType<typeof renderApp>["user"], text: string) => {
  await user.click(await screen.findByRole("textbox"));
  await user.paste(text);
};

describe("soft warnings", () => {
  it("speak once at 30 and once at 10 seconds, not every second", () => {
    expect(warningFor(31, "this question")).toBe("");
    expect(new Set([30, 25, 11].map((left) => warningFor(left, "this question")))).toEqual(new Set(["30 seconds left for this question."]));
    expect(new Set([10, 5, 1].map((left) => warningFor(left, "this question"))).size).toBe(1);
    expect(warningFor(0, "this question")).toBe("");
  });

  it("are announced politely", async () => {
    inQuestion(25_000);
    const warning = await screen.findByText("30 seconds left for this question.");
    expect(warning).toHaveAttribute("role", "status");
  });
});

describe("when the time is over", () => {
  it("sends what is there and says so", async () => {
    const { user, side } = inQuestion(4_000);
    await write(user, "As far as I came");
    expect(await screen.findByText(/The time for question 1 is over. What you had was sent./)).toBeVisible();
    expect(side.find("qst_1")?.submitted?.text).toBe("As far as I came");
    expect(screen.getByRole("button", { name: "Open question 2" })).toBeVisible();
  });

  it("goes on calmly when nothing was written", async () => {
    const { server } = inQuestion(1_500);
    expect(await screen.findByText(/You had not answered, so it stays without an answer./)).toBeVisible();
    expect(server.called("SubmitResponse")).toHaveLength(0);
  });

  it("keeps trying for the time of grace when the line is away at that moment", async () => {
    const { user, server, side } = inQuestion(4_000);
    await write(user, "Written offline");
    server.offline = true;
    expect(await screen.findByRole("alert")).toHaveTextContent("The server cannot be reached");
    server.offline = false;
    expect(await screen.findByText(/What you had was sent/)).toBeVisible();
    expect(side.find("qst_1")?.submitted?.text).toBe("Written offline");
  });

  it("tells what counts when the server's limit came first", async () => {
    const { user, server, side } = inQuestion(60_000);
    await write(user, "Too late");
    server.root["submitResponse"] = () => {
      Object.assign(side.find("qst_1")!, { deadlineAt: at(-16_000) });
      return { question: null, userErrors: [{ code: "TIME_LIMIT_EXCEEDED", message: "The limit is over." }] };
    };
    await user.click(screen.getByRole("button", { name: "Send answer" }));
    expect(await screen.findByText(/Your answer did not reach us in time; (what had been saved before counts|nothing had been saved before)./)).toBeVisible();
  });

  it("ends the whole interview by itself when the total time is over", async () => {
    const { user, server } = inQuestion(60_000, { totalTimeLimitMinutes: 1, endsAt: at(4_000) });
    await write(user, "Last words");
    expect(await screen.findByRole("heading", { name: "Your interview is complete" })).toBeVisible();
    expect(server.called("SubmitResponse")).toHaveLength(1);
    expect(server.called("CompleteInterview")).toHaveLength(1);
  });

  it("shows the end page when the server has completed the interview, with a required question open", async () => {
    const side = candidateSide({ status: "STARTED", startedAt: at(-1_000), consent: "AI", totalTimeLimitMinutes: 1, endsAt: at(1_500) });
    side.root["completeInterview"] = () => ({ interview: null, userErrors: [{ code: "REQUIRED_QUESTION_UNANSWERED", message: "Question 1 needs an answer." }] });
    renderApp("/interview/inv_1", (server) => {
      server.root = side.root;
    });
    expect(await screen.findByRole("heading", { name: "The time is over" })).toBeVisible();
    expect(screen.queryByText(/needs an answer/)).toBeNull();
    Object.assign(side.interview, { status: "COMPLETED", completedAt: at(0) });
    expect(await screen.findByRole("heading", { name: "Your interview is complete" })).toBeVisible();
  });

  it("says that what another device saved counts, not that nothing was answered", async () => {
    const { side } = inQuestion(2_500);
    await screen.findByRole("textbox");
    const first = side.find("qst_1")!;
    side.save(first, { text: "From the laptop" });
    expect(await screen.findByText(/The time for question 1 is over. (What you had was sent|What you had saved on your other device or tab counts)./)).toBeVisible();
  });

  it("counts down to the least of all limits, and says before a question what is really left", async () => {
    const side = candidateSide({ status: "STARTED", startedAt: at(-1_000), consent: "AI", endsAt: at(59_000) });
    renderApp("/interview/inv_1", (server) => {
      server.root = side.root;
    });
    expect(await screen.findByText(/^5\d seconds$/)).toBeVisible();
    expect(screen.getByText(/then the whole interview ends/)).toBeVisible();
    expect(screen.getByRole("timer", { name: "Time left in all" })).toHaveTextContent(/^In all0:5\d/);
  });

  it("sends nothing as final when the device's clock jumps", async () => {
    const { user, server } = inQuestion(38_000);
    await write(user, "Half");
    const real = Date.now.bind(Date);
    const jumped = vi.spyOn(Date, "now").mockImplementation(() => real() + 60_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    jumped.mockRestore();
    expect(server.called("SubmitResponse")).toHaveLength(0);
    expect(screen.getByRole("textbox")).toBeEnabled();
  });

  it("goes by the server's clock when this device's clock is wrong", async () => {
    const hourAhead = 3_600_000;
    const side = candidateSide({ status: "STARTED", startedAt: at(hourAhead - 1_000), serverNow: at(hourAhead) });
    side.show(side.find("qst_1")!, at(hourAhead - 1_000), at(hourAhead + 90_000));
    renderApp("/interview/inv_1", (server) => {
      server.root = side.root;
    });
    expect(await screen.findByRole("timer")).toHaveTextContent(/^Question1:(30|2\d)/);
  });
});
