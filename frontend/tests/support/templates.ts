/** Templates and questions of the tests. */
import { hanna } from "./people";

const CRITERIA = ["RELEVANCE", "COMPLETENESS", "CLARITY", "DEPTH"];

export const rubric = (approved = true, hints: string[] = []) => ({
  approved,
  version: 1,
  hints,
  criteria: CRITERIA.map((criterion) => ({
    criterion,
    weight: 1,
    levels: [0, 1, 2, 3, 4].map((level) => `${criterion.toLowerCase()} at level ${level}`),
  })),
});

export const textQuestion = (id: string, text: string, approved = true) => ({
  id,
  text,
  type: "TEXT",
  position: 1,
  timeLimitSeconds: null as number | null,
  required: true,
  weight: 1,
  sharePercent: 33,
  revision: "r1",
  options: [] as { id: string; text: string; correct: boolean }[],
  rubric: rubric(approved) as ReturnType<typeof rubric> | null,
});

export const choiceQuestion = (id: string, text: string) => ({
  ...textQuestion(id, text),
  type: "MULTIPLE_CHOICE",
  rubric: null,
  options: [
    { id: "opt_a", text: "An idempotency key", correct: true },
    { id: "opt_b", text: "A longer timeout", correct: false },
    { id: "opt_c", text: "A unique constraint", correct: true },
  ],
});

export const template = (over: Record<string, unknown> = {}) => ({
  id: "tpl_1",
  title: "Backend engineer, first round",
  description: "How you think and work.",
  roleTitle: "Backend engineer",
  status: "PUBLISHED",
  owner: hanna,
  settings: {
    totalTimeLimitMinutes: null,
    defaultTimeLimitSeconds: 300,
    allowRetakes: false,
    maxRetakes: 0,
    shuffleQuestions: false,
    showProgress: true,
    invitationDays: 7,
  },
  questions: [textQuestion("qst_1", "Tell us about an incident."), choiceQuestion("qst_2", "What makes a retry safe?")],
  versionId: "tpv_1",
  versionNumber: 1,
  estimatedMinutes: 10,
  invitationCount: 0,
  publishedAt: null,
  archivedAt: null,
  createdAt: "2026-11-01T08:00:00Z",
  updatedAt: "2026-11-20T08:00:00Z",
  publishWarnings: [] as { code: string; message: string; questionId: string | null }[],
  changes: [] as { message: string; questionId: string | null }[],
  settingsRevision: "s1",
  revision: "t1",
  nextVersionOf: null as unknown,
  nextVersion: null as unknown,
  publishBlockers: [] as { code: string; message: string; questionId: string | null }[],
  ...over,
});
