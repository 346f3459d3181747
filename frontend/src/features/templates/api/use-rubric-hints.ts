/** Where the rubric that is being written is too vague: the server's own rules, asked a moment after the last key. */
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "@/gql";
import type { RubricInput } from "@/gql/graphql";

export const RubricHintsDocument = graphql(`
  query RubricHints($rubric: RubricInput!) {
    rubricHints(rubric: $rubric)
  }
`);

const TYPING_PAUSE_MS = 400;

/** `written` is JSON of the rubric as it stands in the form; null while it is as it was saved. */
export const useRubricHints = (written: string | null): string[] | undefined => {
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(written), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const rubric = asked === null ? undefined : (JSON.parse(asked) as RubricInput);
  const [{ data }] = useQuery({ query: RubricHintsDocument, variables: rubric ? { rubric } : ({} as { rubric: RubricInput }), pause: !rubric });
  return written === null ? undefined : data?.rubricHints;
};
