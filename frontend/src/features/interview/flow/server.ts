/** What the flow asks of the server, and the three ways in which it can answer. */
import type { CandidateInterviewFieldsFragment, CandidateQuestionFieldsFragment, ConsentChoice } from "@/gql/graphql";
import type { Answer } from "./autosave";

export type Interview = CandidateInterviewFieldsFragment;
export type CandidateQuestion = CandidateQuestionFieldsFragment;
export type ServerDraft = NonNullable<CandidateQuestion["draft"]>;

/** offline: no answer; stranger: this browser holds no session of the interview; busy and broken: the server's own trouble. */
export type Failure = "offline" | "stranger" | "busy" | "broken";

export type Outcome<T> =
  | { is: "done"; value: T }
  | { is: "refused"; code: string; message: string; value: T | null }
  /** passing: trying again may help, and does no harm: the server does each act once. */
  | { is: "failed"; failure: Failure; passing: boolean };

/** Where a text comes from: the draft it was made from, the open page that wrote it, and its how-manieth it is. */
export interface Edition {
  revision: number;
  writer: string;
  edition: number;
}

export interface InterviewServer {
  load(): Promise<Outcome<Interview | null>>;
  start(consent: ConsentChoice, textVersion: string): Promise<Outcome<Interview>>;
  show(questionId: string): Promise<Outcome<CandidateQuestion>>;
  skip(questionId: string): Promise<Outcome<CandidateQuestion>>;
  saveDraft(questionId: string, answer: Answer, edition: Edition): Promise<Outcome<CandidateQuestion>>;
  submit(questionId: string, answer: Answer, edition: Edition): Promise<Outcome<CandidateQuestion>>;
  complete(): Promise<Outcome<Interview>>;
  /** Sends a draft from a page that is going away; nobody hears the answer. */
  sendLastWords(questionId: string, answer: Answer, edition: Edition): void;
}
