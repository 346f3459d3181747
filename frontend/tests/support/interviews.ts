/** Invitations as HR sees them, interviews as the candidate does, and analyses. */
import { hanna } from "./people";
import { template } from "./templates";

const HOUR = 3_600_000;
export const at = (fromNowMs: number) => new Date(Date.now() + fromNowMs).toISOString();

export const result = (over: Record<string, unknown> = {}) => ({
  status: "NONE",
  overallScore: null,
  recommendation: null,
  borderline: false,
  engine: null,
  isPreview: true,
  summary: null,
  completedAt: null,
  ...over,
});

export const counts = (over: Record<string, number> = {}) => ({
  total: 0, pending: 0, started: 0, completed: 0, expired: 0, revoked: 0, undecided: 0, beingScored: 0,
  advance: 0, hold: 0, decline: 0, disagreed: 0, expiringSoon: 0, ...over,
});

export const review = (over: Record<string, unknown> = {}) => ({
  id: "rev_1", reviewer: hanna, score: 70, typedScore: 70, computedScore: null, marks: [], decision: "ADVANCE", reason: "Concrete.", createdAt: at(0), updatedAt: at(0), ...over,
});

export const invitation = (over: Record<string, unknown> = {}) => ({
  id: "inv_1",
  status: "PENDING",
  template: template(),
  questions: template().questions as unknown[],
  templateVersionId: "tpv_1",
  templateTitle: "Backend engineer, first round",
  candidateName: "Priya Raman",
  candidateEmail: "priya@mail.example",
  invitedBy: hanna,
  companyName: "Northwind Labs",
  expiresAt: at(100 * HOUR),
  createdAt: at(-48 * HOUR),
  startedAt: null,
  completedAt: null,
  updatedAt: at(-HOUR),
  consent: null,
  link: "http://web.test/interview#token",
  progress: { answered: 0, total: 2 },
  responses: [] as unknown[],
  result: result(),
  review: null,
  reviews: [] as unknown[],
  decisionState: "NONE",
  analysis: null as unknown,
  linkUses: [] as unknown[],
  ...over,
});

export const ANSWER = "Our worker stopped 🙂. I rolled back and added an alert.";

const quote = (text: string) => {
  const start = Array.from(ANSWER.slice(0, ANSWER.indexOf(text))).length;
  return { text, start, end: start + text.length };
};

export const scored = (over: Record<string, unknown> = {}) => ({
  id: "qan_1",
  questionId: "qst_1",
  questionText: "Tell us about an incident.",
  status: "SCORED",
  weight: 1,
  score: 81,
  low: 78,
  high: 84,
  samples: 3,
  criteria: [
    { criterion: "RELEVANCE", level: 4, score: 100, weight: 1, anchor: "A case of one's own with its outcome.", quotes: [quote("I rolled back")], explanation: "It tells a real case." },
    { criterion: "DEPTH", level: 1, score: 25, weight: 1, anchor: "One reason without detail.", quotes: [], explanation: "No trade-off is weighed." },
  ],
  choice: null,
  feedback: "A concrete incident.",
  strengths: ["Says what changed"],
  gaps: ["No trade-off"],
  flags: [] as unknown[],
  answerText: ANSWER,
  provenance: null,
  failureReason: null,
  ...over,
});

export const analysis = (over: Record<string, unknown> = {}) => ({
  id: "anl_1",
  status: "COMPLETED",
  overallScore: 76,
  low: 74,
  high: 79,
  samples: 3,
  borderline: true,
  recommendation: "HIRE",
  recommendationWithheldReason: null,
  summary: "Strong on experience.",
  thresholds: { hireFrom: 75, considerFrom: 50 },
  engine: { kind: "OFFLINE", name: "offline", isPreview: true, label: "Preview without a language model" },
  questions: [scored()],
  progress: { scored: 1, total: 2 },
  failureReason: null,
  startedAt: at(-HOUR),
  completedAt: at(-HOUR),
  createdAt: at(-HOUR),
  updatedAt: at(-HOUR),
  ...over,
});

export const completed = (over: Record<string, unknown> = {}) =>
  invitation({
    status: "COMPLETED",
    decisionState: "UNDECIDED",
    consent: "AI",
    startedAt: at(-2 * HOUR),
    completedAt: at(-HOUR),
    link: null,
    progress: { answered: 2, total: 2 },
    responses: [
      { id: "rsp_1", question: { id: "qst_1" }, type: "TEXT", text: ANSWER, chosenOptionIds: [], submittedAt: at(-HOUR), durationSeconds: 95, wordCount: 9 },
      { id: "rsp_2", question: { id: "qst_2" }, type: "CHOICE", text: null, chosenOptionIds: ["opt_a"], submittedAt: at(-HOUR), durationSeconds: 20, wordCount: null },
    ],
    result: result({ status: "COMPLETED", overallScore: 76, recommendation: "HIRE", completedAt: at(-HOUR) }),
    analysis: analysis(),
    ...over,
  });
