/** The candidate's server in memory: one interview with its clock, drafts and answers. */
import type { CandidateQuestionFieldsFragment as CandidateQuestion } from "@/gql/graphql";
import { at } from "./interviews";
import type { Root } from "./fake-server";

export const candidateQuestion = (over: Partial<CandidateQuestion> & { id: string; number: number }): CandidateQuestion => ({
  text: `Question text ${over.number}`,
  type: "TEXT",
  required: true,
  timeLimitSeconds: 120,
  options: [],
  multipleCorrect: false,
  shownAt: null,
  deadlineAt: null,
  draft: null,
  submitted: null,
  ...over,
});

const choices = [
  { id: "opt_a", text: "An idempotency key" },
  { id: "opt_b", text: "A longer timeout" },
];

export const candidateSide = (over: Record<string, unknown> = {}) => {
  const questions: CandidateQuestion[] = [
    candidateQuestion({ id: "qst_1", number: 1 }),
    candidateQuestion({ id: "qst_2", number: 2, type: "MULTIPLE_CHOICE", options: choices }),
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
    questionCount: 3,
    estimatedMinutes: 12,
    totalTimeLimitMinutes: null,
    expiresAt: at(3 * 86_400_000),
    startedAt: null,
    completedAt: null,
    endsAt: null,
    serverNow: () => new Date().toISOString(),
    consent: null,
    consentTextVersion: "2026-11",
    allowRetakes: false,
    showProgress: true,
    dataRetentionDays: 180,
    questions,
    ...over,
  };
  const find = (id: string) => (interview["questions"] as CandidateQuestion[]).find((one) => one.id === id);

  const root: Root = {
    myInterview: () => interview,
    startInterview: ({ input }: { input: { consent: string } }) => {
      Object.assign(interview, { status: "STARTED", startedAt: at(0), consent: input.consent });
      return { interview, userErrors: [] };
    },
    showQuestion: ({ input }: { input: { questionId: string } }) => {
      const question = find(input.questionId);
      if (question && !question.shownAt) {
        question.shownAt = at(0);
        question.deadlineAt = at(question.timeLimitSeconds * 1000);
      }
      return { question, userErrors: [] };
    },
    saveDraft: ({ input }: { input: { questionId: string; text: string; chosenOptionIds: string[] } }) => {
      const question = find(input.questionId);
      if (question) question.draft = { text: input.text, chosenOptionIds: input.chosenOptionIds, savedAt: at(0) };
      return { question, userErrors: [] };
    },
    submitResponse: ({ input }: { input: { questionId: string; text?: string; chosenOptionIds?: string[] } }) => {
      const question = find(input.questionId);
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
  return { root, interview, find };
};
