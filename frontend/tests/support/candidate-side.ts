/** The candidate's server in memory: one interview with its clock, drafts and answers. */
import type { CandidateQuestionFieldsFragment as CandidateQuestion } from "@/gql/graphql";
import { at } from "./interviews";
import type { Root } from "./fake-server";

export const candidateQuestion = (over: Partial<CandidateQuestion> & { id: string; number: number }): CandidateQuestion => ({
  text: null,
  type: "TEXT",
  required: true,
  timeLimitSeconds: 120,
  options: [],
  multipleCorrect: false,
  shownAt: null,
  deadlineAt: null,
  setAside: false,
  draft: null,
  submitted: null,
  ...over,
});

const choices = [
  { id: "opt_a", text: "An idempotency key" },
  { id: "opt_b", text: "A longer timeout" },
];

interface Input {
  input: { questionId: string; text?: string; chosenOptionIds?: string[]; revision?: number; writer?: string };
}

const isRunning = (question: CandidateQuestion) =>
  question.shownAt != null && !question.submitted && !question.setAside && new Date(question.deadlineAt ?? 0).getTime() > Date.now();

const isOutdated = ({ draft }: CandidateQuestion, { input }: Input) =>
  draft != null && draft.writer !== input.writer && draft.revision !== (input.revision ?? 0) && draft.text !== "" && draft.text !== input.text;

const outdated = { code: "DRAFT_OUTDATED", message: "This answer was changed on another device." };

export const candidateSide = (over: Record<string, unknown> = {}) => {
  const questions: CandidateQuestion[] = [
    candidateQuestion({ id: "qst_1", number: 1 }),
    candidateQuestion({ id: "qst_2", number: 2, type: "MULTIPLE_CHOICE" }),
    candidateQuestion({ id: "qst_3", number: 3, required: false }),
  ];
  const interview: Record<string, unknown> = {
    invitationId: "inv_1",
    status: "PENDING",
    templateTitle: "Backend engineer, first round",
    roleTitle: "Backend engineer",
    description: "How you think and work.",
    companyName: "Northwind Labs",
    candidateName: "Priya Raman",
    inviterName: "Hanna Reyes",
    contactEmail: "hanna@northwind.example",
    questionCount: 3,
    estimatedMinutes: 12,
    totalTimeLimitMinutes: null,
    shortestTimeLimitSeconds: 120,
    longestTimeLimitSeconds: 120,
    expiresAt: at(3 * 86_400_000),
    startedAt: null,
    completedAt: null,
    endsAt: null,
    serverNow: () => new Date().toISOString(),
    consent: null,
    consentTextVersion: "2026-11",
    allowRetakes: false,
    showProgress: true,
    replyDays: 14,
    replyBy: null,
    questions,
    ...over,
  };
  const all = () => interview["questions"] as CandidateQuestion[];
  const find = (id: string) => all().find((one) => one.id === id);
  const show = (question: CandidateQuestion, shownAt = at(0), deadlineAt = at(question.timeLimitSeconds * 1000)) => {
    Object.assign(question, { shownAt, deadlineAt, text: `Question text ${question.number}`, options: question.type === "TEXT" ? [] : choices });
  };
  /** Also what another device does. */
  const save = (question: CandidateQuestion, answer: { text: string; chosenOptionIds?: string[] }, writer: string | null = "other") => {
    question.draft = { text: answer.text, chosenOptionIds: answer.chosenOptionIds ?? [], savedAt: at(0), revision: (question.draft?.revision ?? 0) + 1, writer };
  };

  const root: Root = {
    myInterview: () => interview,
    startInterview: ({ input }: { input: { consent: string } }) => {
      Object.assign(interview, { status: "STARTED", startedAt: at(0), consent: input.consent });
      return { interview, userErrors: [] };
    },
    showQuestion: ({ input }: Input) => {
      const question = find(input.questionId);
      const running = all().find((other) => other !== question && isRunning(other));
      if (!question?.shownAt || question.setAside) {
        if (running) return { question: null, userErrors: [{ code: "QUESTION_STILL_OPEN", message: `Question ${running.number} is open.` }] };
      }
      if (question && !question.shownAt) show(question);
      if (question) question.setAside = false;
      return { question, userErrors: [] };
    },
    skipQuestion: ({ input }: Input) => {
      const question = find(input.questionId);
      if (question) question.setAside = true;
      return { question, userErrors: [] };
    },
    saveDraft: ({ input }: Input) => {
      const question = find(input.questionId);
      if (question?.submitted) return { question: null, userErrors: [{ code: "RESPONSE_ALREADY_SUBMITTED", message: "This question was answered before." }] };
      if (question && isOutdated(question, { input })) return { question, userErrors: [outdated] };
      if (question) save(question, { text: input.text ?? "", chosenOptionIds: input.chosenOptionIds ?? [] }, input.writer ?? null);
      return { question, userErrors: [] };
    },
    submitResponse: ({ input }: Input) => {
      const question = find(input.questionId);
      if (question?.submitted) return { question: null, userErrors: [{ code: "RESPONSE_ALREADY_SUBMITTED", message: "This question was answered before." }] };
      if (question && isOutdated(question, { input })) return { question, userErrors: [outdated] };
      if (question) {
        question.submitted = {
          id: `rsp_${question.number}`,
          type: question.type === "TEXT" ? "TEXT" : "CHOICE",
          text: input.text ?? null,
          chosenOptionIds: input.chosenOptionIds ?? [],
          submittedAt: at(0),
        };
      }
      return { question, userErrors: [] };
    },
    completeInterview: () => {
      Object.assign(interview, { status: "COMPLETED", completedAt: at(0) });
      return { interview, userErrors: [] };
    },
  };
  return { root, interview, find, show, save };
};
