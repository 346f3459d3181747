/** One question's answer with its autosave, as React state. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useSaveDraft } from "../api/use-save-draft";
import { type Answer, Autosave, type SaveState, type SendOutcome } from "./autosave";
import { keepDraft, keptDraft } from "./device-drafts";
import type { CandidateQuestion } from "./steps";

type Save = ReturnType<typeof useSaveDraft>[1];

const sameAnswer = (one: Answer, other: Answer): boolean =>
  one.text === other.text && one.chosenOptionIds.join() === other.chosenOptionIds.join();

/** What this device holds counts before the server's copy: it is written at every key. */
const beginning = (invitationId: string, question: CandidateQuestion): { initial: Answer; initialState: SaveState } => {
  const onServer: Answer = { text: question.draft?.text ?? "", chosenOptionIds: question.draft?.chosenOptionIds ?? [] };
  const here = keptDraft(invitationId, question.id);
  if (here && !sameAnswer(here, onServer)) return { initial: here, initialState: "device" };
  return { initial: onServer, initialState: question.draft ? "saved" : "untouched" };
};

const open = (invitationId: string, question: CandidateQuestion, save: Save): Autosave =>
  new Autosave({
    ...beginning(invitationId, question),
    keep: (answer) => keepDraft(invitationId, question.id, answer),
    send: async (answer): Promise<SendOutcome> => {
      const { data, error } = await save({ input: { questionId: question.id, ...answer } });
      if (error) return "unreachable";
      return (data?.saveDraft.userErrors.length ?? 0) > 0 ? "refused" : "saved";
    },
  });

export const useAnswer = (invitationId: string, question: CandidateQuestion) => {
  const [, save] = useSaveDraft();
  const [autosave] = useState(() => open(invitationId, question, save));

  useEffect(() => {
    autosave.start();
    return () => autosave.stop();
  }, [autosave]);

  const answer = useSyncExternalStore(autosave.watch, autosave.current);
  const saveState = useSyncExternalStore(autosave.watch, autosave.state);
  return { answer, saveState, change: (next: Answer) => autosave.change(next) };
};
