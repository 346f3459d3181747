/** The flow's server, asked through the graph by one invitation's session. */
import { type AnyVariables, type Client, type CombinedError, stringifyDocument, type TypedDocumentNode } from "@urql/core";
import { isPassing, problemOf } from "@/lib/graph/problem";
import type { Answer } from "../flow/autosave";
import type { CandidateQuestion, Edition, Failure, Interview, InterviewServer, Outcome } from "../flow/server";
import {
  CompleteInterviewDocument,
  MyInterviewDocument,
  SaveDraftDocument,
  ShowQuestionDocument,
  SkipQuestionDocument,
  StartInterviewDocument,
  SubmitResponseDocument,
} from "./candidate-operations";

const DEADLINE_MS = 30_000;
/** Browsers carry at most 64 KiB behind a page that is gone. */
const MOST_BEHIND_A_PAGE = 60_000;

const FAILURES: Record<ReturnType<typeof problemOf>["kind"], Failure> = {
  offline: "offline",
  denied: "stranger",
  "signed-out": "stranger",
  missing: "broken",
  busy: "busy",
  broken: "broken",
};

interface Refused {
  userErrors: { code: string; message: string }[];
}

interface Answered<Data> {
  data?: Data;
  error?: CombinedError;
}

const late = <Data>() => new Promise<Answered<Data> | null>((resolve) => setTimeout(() => resolve(null), DEADLINE_MS));

const failed = (failure: Failure, passing: boolean) => ({ is: "failed" as const, failure, passing });
const failedBy = (error: CombinedError) => failed(FAILURES[problemOf(error).kind], isPassing(error));

/** A choice question is answered by options alone, a text question by text alone. */
const contentOf = ({ text, chosenOptionIds }: Answer) => (chosenOptionIds.length > 0 ? { chosenOptionIds } : { text, chosenOptionIds: [] });

export interface GraphServerOptions {
  client: Client;
  gatewayUrl: string;
  invitationId: string;
  fetcher?: typeof fetch;
}

export const createGraphServer = ({ client, gatewayUrl, invitationId, fetcher = (...args) => fetch(...args) }: GraphServerOptions): InterviewServer => {
  const change = async <Data, Variables extends AnyVariables, Value>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    read: (data: Data) => Refused & { value: Value | null },
  ): Promise<Outcome<Value>> => {
    const answered: Answered<Data> | null = await Promise.race([client.mutation(document, variables).toPromise(), late<Data>()]);
    if (!answered) return failed("offline", true);
    if (answered.error) return failedBy(answered.error);
    if (!answered.data) return failed("broken", true);
    const { userErrors, value } = read(answered.data);
    const refusal = userErrors[0];
    if (refusal) return { is: "refused", ...refusal, value };
    return value === null ? failed("broken", true) : { is: "done", value };
  };
  const about = (questionId: string) => ({ invitationId, questionId });
  const draft = (questionId: string, answer: Answer, edition: Edition) => ({ input: { ...about(questionId), ...contentOf(answer), ...edition } });

  return {
    load: async (): Promise<Outcome<Interview | null>> => {
      const asked = client.query(MyInterviewDocument, {}, { requestPolicy: "network-only" }).toPromise();
      const answered = await Promise.race([asked, late<{ myInterview?: Interview | null }>()]);
      if (!answered) return failed("offline", true);
      if (answered.error) return failedBy(answered.error);
      return { is: "done", value: answered.data?.myInterview ?? null };
    },
    start: (consent, consentTextVersion): Promise<Outcome<Interview>> =>
      change(StartInterviewDocument, { input: { invitationId, consent, consentTextVersion } }, ({ startInterview }) => ({
        ...startInterview,
        value: startInterview.interview ?? null,
      })),
    show: (questionId): Promise<Outcome<CandidateQuestion>> =>
      change(ShowQuestionDocument, { input: about(questionId) }, ({ showQuestion }) => ({ ...showQuestion, value: showQuestion.question ?? null })),
    skip: (questionId): Promise<Outcome<CandidateQuestion>> =>
      change(SkipQuestionDocument, { input: about(questionId) }, ({ skipQuestion }) => ({ ...skipQuestion, value: skipQuestion.question ?? null })),
    saveDraft: (questionId, answer, edition): Promise<Outcome<CandidateQuestion>> =>
      change(SaveDraftDocument, draft(questionId, answer, edition), ({ saveDraft }) => ({ ...saveDraft, value: saveDraft.question ?? null })),
    submit: (questionId, answer, edition): Promise<Outcome<CandidateQuestion>> =>
      change(SubmitResponseDocument, draft(questionId, answer, edition), ({ submitResponse }) => ({
        ...submitResponse,
        value: submitResponse.question ?? null,
      })),
    complete: (): Promise<Outcome<Interview>> =>
      change(CompleteInterviewDocument, { input: { invitationId } }, ({ completeInterview }) => ({
        ...completeInterview,
        value: completeInterview.interview ?? null,
      })),
    sendLastWords: (questionId, answer, edition) => {
      const body = JSON.stringify({
        query: stringifyDocument(SaveDraftDocument),
        operationName: "SaveDraft",
        variables: draft(questionId, answer, edition),
      });
      void fetcher(`${gatewayUrl}/graphql`, {
        method: "POST",
        credentials: "include",
        headers: { "content-type": "application/json", accept: "application/json", "viva-session": invitationId },
        body,
        keepalive: new TextEncoder().encode(body).length <= MOST_BEHIND_A_PAGE,
      }).catch(() => undefined);
    },
  };
};
