/** Sends the final answer, and keeps trying when the time limit ended while the line was away. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { SubmitResponseErrorCode } from "@/gql/graphql";
import { problemOf, sentenceFor } from "@/lib/graph/problem";
import { isBlank } from "@/lib/text";
import { useSubmitResponse } from "../api/use-submit-response";
import type { Answer } from "./autosave";
import { dropDraft } from "./device-drafts";
import type { CandidateQuestion } from "./steps";

/** sent: the server has it; late: the limit passed first; over: the interview itself has ended. */
export type SendResult = "sent" | "late" | "over";

const LINK_AGAIN = "This browser lost its place. Open your personal link again to go on; your answer is kept on this device.";
const RETRY_MS = 2_000;
/** The server grants 15 seconds of grace; after that another attempt is of no use. */
const GIVE_UP_MS = 20_000;

const FINAL: Partial<Record<SubmitResponseErrorCode, SendResult>> = {
  RESPONSE_ALREADY_SUBMITTED: "sent",
  TIME_LIMIT_EXCEEDED: "late",
  INVITATION_ALREADY_COMPLETED: "over",
  INVITATION_EXPIRED: "over",
  INVITATION_REVOKED: "over",
};

export const isEmpty = (answer: Answer): boolean => isBlank(answer.text) && answer.chosenOptionIds.length === 0;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const useSendAnswer = (invitationId: string, question: CandidateQuestion, onDone: (result: SendResult) => void) => {
  const [, submit] = useSubmitResponse();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const attempt = useCallback(
    async (answer: Answer): Promise<SendResult | { problem: string; again: boolean }> => {
      const content = question.type === "MULTIPLE_CHOICE" ? { chosenOptionIds: answer.chosenOptionIds } : { text: answer.text };
      const { data, error } = await submit({ input: { questionId: question.id, ...content } });
      if (error) return { problem: problemOf(error).kind === "signed-out" ? LINK_AGAIN : sentenceFor(error), again: true };
      const refusal = data?.submitResponse.userErrors[0];
      if (!refusal) return "sent";
      return FINAL[refusal.code] ?? { problem: refusal.message, again: false };
    },
    [question.id, question.type, submit],
  );

  const send = useCallback(
    async (answer: Answer, timeIsUp = false) => {
      setSending(true);
      setProblem(null);
      const began = Date.now();
      const patient = () => timeIsUp && !gone.current && Date.now() - began < GIVE_UP_MS;
      let result = await attempt(answer);
      while (typeof result === "object" && result.again && patient()) {
        setProblem(result.problem);
        await pause(RETRY_MS);
        result = await attempt(answer);
      }
      if (gone.current) return;
      setSending(false);
      if (typeof result === "string") {
        dropDraft(invitationId, question.id);
        onDone(result);
      } else if (timeIsUp) {
        onDone("late");
      } else {
        setProblem(result.problem);
      }
    },
    [attempt, invitationId, onDone, question.id],
  );

  return { send, sending, problem, setProblem };
};
