/** Asks for a failed analysis again; what was scored stays scored. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const RetryAnalysisDocument = graphql(`
  mutation RetryAnalysis($input: RetryAnalysisInput!) {
    retryAnalysis(input: $input) {
      analysis { ...AnalysisFields }
      userErrors { code message }
    }
  }
`);

export const useRetryAnalysis = () => useMutation(RetryAnalysisDocument);
