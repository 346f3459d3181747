/** What a candidate is told about the question that was just left. */
import type { Ending } from "./open-question";
import type { CandidateQuestion } from "./server";

export interface Told {
  text: string;
  /** What was written on this page and is not what counts: shown, so that it can be copied. */
  unsent?: string | null;
}

export const noticeFor = (question: CandidateQuestion, ending: Ending): Told | null => {
  const over = `The time for question ${question.number} is over.`;
  switch (ending.how) {
    case "sent":
      return ending.timeIsUp ? { text: `${over} What you had was sent.` } : null;
    case "late":
      return { text: `${over} Your answer did not reach us in time; ${ending.saved ? "what had been saved before counts." : "nothing had been saved before."}` };
    case "newer":
      return { text: `${over} What you had saved on your other device or tab counts.` };
    case "unanswered":
      return { text: `${over} You had not answered, so it stays without an answer.` };
    case "elsewhere":
      return {
        text: `Question ${question.number} was answered on another device or in another tab. That answer counts${ending.unsent ? "; what you wrote here was not sent." : "."}`,
        unsent: ending.unsent,
      };
    case "over":
      return null;
  }
};
