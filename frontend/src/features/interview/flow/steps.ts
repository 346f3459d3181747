/** Where a candidate stands in the interview: before a question, in it, or at the review of everything. */
import type { CandidateQuestionFieldsFragment } from "@/gql/graphql";

export type CandidateQuestion = CandidateQuestionFieldsFragment;

export type Step = { at: "before"; questionId: string } | { at: "question"; questionId: string } | { at: "review" };

export const isOver = (question: CandidateQuestion, now: number): boolean =>
  question.deadlineAt != null && new Date(question.deadlineAt).getTime() <= now;

export const isOpen = (question: CandidateQuestion, now: number): boolean => !question.submitted && !isOver(question, now);

const enter = (question: CandidateQuestion): Step => ({ at: question.shownAt ? "question" : "before", questionId: question.id });

/** After a reload: the place this device was at, else the question whose clock runs, else the first one left. */
export const firstStep = (questions: CandidateQuestion[], place: string | null, now: number): Step => {
  const open = questions.filter((question) => isOpen(question, now));
  if (place === "review" || open.length === 0) return { at: "review" };
  const resumed = open.find((question) => question.id === place) ?? open.find((question) => question.shownAt) ?? open[0];
  return resumed ? enter(resumed) : { at: "review" };
};

/** After an answer or a skip: the next question in order that is still open, else the review. */
export const nextStep = (questions: CandidateQuestion[], currentId: string, now: number): Step => {
  const position = questions.findIndex((question) => question.id === currentId);
  const next = questions.slice(position + 1).find((question) => isOpen(question, now));
  return next ? enter(next) : { at: "review" };
};

export const goTo = enter;
