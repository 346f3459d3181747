/** What went wrong with a request, as the few kinds a page answers differently. */
import type { CombinedError } from "urql";

export type ProblemKind = "offline" | "denied" | "signed-out" | "missing" | "busy" | "broken";

export interface Problem {
  kind: ProblemKind;
  requestId?: string;
}

const DENIED = new Set(["FORBIDDEN", "UNAUTHORIZED_FIELD_OR_TYPE", "UNAUTHORIZED"]);
const BUSY = new Set(["RATE_LIMITED", "QUOTA_EXCEEDED"]);

const codesOf = (error: CombinedError): string[] => error.graphQLErrors.map((one) => String(one.extensions["code"] ?? ""));

export const hasCode = (error: CombinedError | undefined, code: string): boolean => {
  if (!error) return false;
  const status = (error.response as { status?: number } | undefined)?.status;
  return codesOf(error).includes(code) || (code === "UNAUTHENTICATED" && status === 401);
};

const kindOf = (error: CombinedError): ProblemKind => {
  const codes = codesOf(error);
  if (hasCode(error, "UNAUTHENTICATED")) return "signed-out";
  if (error.networkError && !error.response) return "offline";
  if (codes.some((code) => DENIED.has(code))) return "denied";
  if (codes.includes("NOT_FOUND")) return "missing";
  return codes.some((code) => BUSY.has(code)) ? "busy" : "broken";
};

const FINAL = new Set([...DENIED, "UNAUTHENTICATED", "NOT_FOUND", "BAD_USER_INPUT", "BAD_REQUEST", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"]);

/** Trying again may help: nobody answered, or the server could not, as opposed to a refusal of this very request. */
export const isPassing = (error: CombinedError): boolean => {
  if (hasCode(error, "UNAUTHENTICATED")) return false;
  return error.networkError !== undefined || codesOf(error).some((code) => !FINAL.has(code));
};

export const problemOf = (error: CombinedError): Problem => {
  const requestId = error.graphQLErrors.map((one) => one.extensions["requestId"]).find((id) => typeof id === "string");
  return { kind: kindOf(error), requestId };
};

const SENTENCES: Record<ProblemKind, string> = {
  offline: "The server cannot be reached. Check your connection; what you typed is kept.",
  denied: "Your account may not do this. Ask an owner of your company for access.",
  "signed-out": "You are signed out. Sign in again to go on; what you typed is kept.",
  missing: "This does not exist any more, or you may not see it.",
  busy: "Too many requests in a short time. Wait a minute and try again.",
  broken: "The server could not do this. Try again in a moment.",
};

export const sentenceFor = (error: CombinedError): string => SENTENCES[problemOf(error).kind];
