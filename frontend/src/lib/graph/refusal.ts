/** The one sentence to show after a mutation: the server's refusal, or what went wrong on the way. */
import type { CombinedError } from "urql";
import { sentenceFor } from "./problem";

interface Refused {
  userErrors: { message: string }[];
}

export const refusalIn = (error: CombinedError | undefined, payload: Refused | null | undefined): string | undefined =>
  error ? sentenceFor(error) : payload?.userErrors[0]?.message;
