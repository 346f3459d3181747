/** What the server does not have yet, and the place, kept on this device per invitation. Each open page keeps its own
 * copy, so that two tabs never write over each other. */
import { type Answer, answerOf, isEmpty, sameAnswer, type SaveState } from "./autosave";
import type { CandidateQuestion, ServerDraft } from "./server";

interface Kept extends Answer {
  key: string;
  writer: string | null;
  /** Of the server's draft that it was made from. */
  revision: number;
  at: number;
}

const prefix = (invitationId: string, questionId: string) => `viva.draft.${invitationId}.${questionId}`;
const placeKey = (invitationId: string) => `viva.place.${invitationId}`;

const attempt = <T>(action: () => T, otherwise: T): T => {
  try {
    return action();
  } catch {
    // Storage can be blocked (private window): the server's copy remains.
    return otherwise;
  }
};

const read = (key: string): Kept | null => {
  const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<Kept> | null;
  if (!kept || typeof kept.text !== "string" || !Array.isArray(kept.chosenOptionIds)) return null;
  // Copies of before name neither page nor revision: they were made from the first draft, if there was one.
  const { text, chosenOptionIds, writer = null, revision = 1, at = 0 } = kept;
  return { key, text, chosenOptionIds, writer, revision, at };
};

const keysOf = (invitationId: string, questionId: string): string[] =>
  Object.keys(localStorage).filter((key) => key === prefix(invitationId, questionId) || key.startsWith(`${prefix(invitationId, questionId)}.`));

export const keepDraft = (invitationId: string, questionId: string, writer: string, unsent: Answer | null, revision: number): void =>
  attempt(() => {
    const key = `${prefix(invitationId, questionId)}.${writer}`;
    if (!unsent) return localStorage.removeItem(key);
    const kept: Omit<Kept, "key"> = { ...unsent, writer, revision, at: Date.now() };
    localStorage.setItem(key, JSON.stringify(kept));
  }, undefined);

/** The copies of this device, the latest first. */
const keptDrafts = (invitationId: string, questionId: string): Kept[] =>
  attempt(
    () =>
      keysOf(invitationId, questionId)
        .map(read)
        .filter((kept) => kept !== null)
        .toSorted((one, other) => other.at - one.at),
    [],
  );

export const dropCopy = (key: string): void => attempt(() => localStorage.removeItem(key), undefined);

export const dropDraft = (invitationId: string, questionId: string): void =>
  attempt(() => {
    for (const key of keysOf(invitationId, questionId)) localStorage.removeItem(key);
  }, undefined);

export const dropEverything = (invitationId: string): void =>
  attempt(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`viva.draft.${invitationId}.`) || key === placeKey(invitationId)) localStorage.removeItem(key);
    }
  }, undefined);

export interface Beginning {
  initial: Answer;
  initialState: SaveState;
  revision: number;
  newer: ServerDraft | null;
  /** The copy of an earlier page that this one goes on from: of no use once the server has what became of it. */
  adopted: string | null;
}

/** Whether nobody else has written since the copy was made, so that it only goes on from what the server has. */
const goesOn = (kept: Kept, draft: ServerDraft): boolean =>
  isEmpty(answerOf(draft)) || kept.revision === draft.revision || (kept.writer !== null && kept.writer === draft.writer);

/**
 * What an opened question begins with: this device's copy when it is ahead of the server's, else the server's.
 * When both went on since they parted, both are there and the candidate is asked.
 */
export const beginningOf = (invitationId: string, question: Pick<CandidateQuestion, "id" | "draft">): Beginning => {
  const draft = question.draft ?? null;
  const onServer = answerOf(draft);
  const here = keptDrafts(invitationId, question.id).find((kept) => !isEmpty(kept) && !sameAnswer(kept, onServer));
  const revision = draft?.revision ?? 0;
  if (!here) return { initial: onServer, initialState: draft ? "saved" : "untouched", revision, newer: null, adopted: null };
  const initial: Answer = { text: here.text, chosenOptionIds: here.chosenOptionIds };
  if (!draft || goesOn(here, draft)) return { initial, initialState: "device", revision, newer: null, adopted: here.key };
  return { initial, initialState: "conflict", revision: here.revision, newer: draft, adopted: here.key };
};

export const keepPlace = (invitationId: string, place: string): void =>
  attempt(() => localStorage.setItem(placeKey(invitationId), place), undefined);

export const keptPlace = (invitationId: string): string | null => attempt(() => localStorage.getItem(placeKey(invitationId)), null);
