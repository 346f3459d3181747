/** Where a candidate stands in the interview: before a question, in it, or at the review of everything. */
import { answerOf, isEmpty } from "./autosave";
import type { CandidateQuestion } from "./server";
import { secondsUntil } from "./server-clock";

export type Step = { at: "before"; questionId: string } | { at: "question"; questionId: string } | { at: "review" };

export const isOver = (question: CandidateQuestion, now: number): boolean =>
  question.deadlineAt != null && new Date(question.deadlineAt).getTime() <= now;

/** Whether it can still be answered. */
export const isOpen = (question: CandidateQuestion, now: number): boolean => !question.submitted && !isOver(question, now);

export const hasDraft = (question: CandidateQuestion): boolean => !isEmpty(answerOf(question.draft));

const isShown = (question: CandidateQuestion): boolean => question.shownAt != null && !question.setAside;

const enter = (question: CandidateQuestion): Step => ({ at: isShown(question) ? "question" : "before", questionId: question.id });

/** After a reload: the question whose clock runs, else the place this device was at, else the first one left. */
export const firstStep = (questions: CandidateQuestion[], place: string | null, now: number): Step => {
  const open = questions.filter((question) => isOpen(question, now));
  const running = open.filter(isShown);
  if (running.length > 0) return enter(running.find((question) => question.id === place) ?? (running[0] as CandidateQuestion));
  if (place === "review" || open.length === 0) return { at: "review" };
  const waiting = open.filter((question) => !question.setAside);
  const next = open.find((question) => question.id === place) ?? waiting[0];
  return next ? enter(next) : { at: "review" };
};

/** After an answer or a skip: the next question in order that is still open, else the review. */
export const nextStep = (questions: CandidateQuestion[], currentId: string, now: number): Step => {
  const position = questions.findIndex((question) => question.id === currentId);
  const next = questions.slice(position + 1).find((question) => isOpen(question, now) && !question.setAside);
  return next ? enter(next) : { at: "review" };
};

/** The question whose clock runs: one is open at a time. In its last half second it counts as over, as on its clock. */
export const runningOf = (questions: CandidateQuestion[], now: number): CandidateQuestion | undefined =>
  questions.find((question) => isShown(question) && !question.submitted && secondsUntil(new Date(question.deadlineAt ?? 0).getTime(), now) > 0);

export const goTo = enter;
