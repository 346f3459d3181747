/** The question on screen, as React state. */
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { InterviewSession } from "./interview-session";
import { type Ending, OpenQuestion } from "./open-question";
import type { CandidateQuestion } from "./server";

export const useOpenQuestion = (session: InterviewSession, invitationId: string, question: CandidateQuestion, onEnd: (ending: Ending) => void) => {
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  const [open] = useState(() => new OpenQuestion(session, invitationId, question));
  useEffect(() => open.open((ending) => end.current(ending)), [open]);

  const { autosave } = open;
  return {
    open,
    ...useSyncExternalStore(open.watch, open.state),
    answer: useSyncExternalStore(autosave.watch, autosave.current),
    saveState: useSyncExternalStore(autosave.watch, autosave.state),
    reason: useSyncExternalStore(autosave.watch, autosave.reason),
    newer: useSyncExternalStore(autosave.watch, autosave.newer),
  };
};
