/** Answers and place kept on this device, per invitation; removed once the server has the answer. */
import type { Answer } from "./autosave";

const draftKey = (invitationId: string, questionId: string) => `viva.draft.${invitationId}.${questionId}`;
const placeKey = (invitationId: string) => `viva.place.${invitationId}`;

const attempt = <T>(action: () => T, otherwise: T): T => {
  try {
    return action();
  } catch {
    // Storage can be blocked (private window): the server's copy remains.
    return otherwise;
  }
};

export const keepDraft = (invitationId: string, questionId: string, answer: Answer): void =>
  attempt(() => localStorage.setItem(draftKey(invitationId, questionId), JSON.stringify(answer)), undefined);

export const keptDraft = (invitationId: string, questionId: string): Answer | null =>
  attempt(() => {
    const kept = JSON.parse(localStorage.getItem(draftKey(invitationId, questionId)) ?? "null") as Partial<Answer> | null;
    if (!kept || typeof kept.text !== "string" || !Array.isArray(kept.chosenOptionIds)) return null;
    return { text: kept.text, chosenOptionIds: kept.chosenOptionIds };
  }, null);

export const dropDraft = (invitationId: string, questionId: string): void =>
  attempt(() => localStorage.removeItem(draftKey(invitationId, questionId)), undefined);

export const dropEverything = (invitationId: string): void =>
  attempt(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`viva.draft.${invitationId}.`) || key === placeKey(invitationId)) localStorage.removeItem(key);
    }
  }, undefined);

export const keepPlace = (invitationId: string, place: string): void =>
  attempt(() => localStorage.setItem(placeKey(invitationId), place), undefined);

export const keptPlace = (invitationId: string): string | null => attempt(() => localStorage.getItem(placeKey(invitationId)), null);
