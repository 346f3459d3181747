/** Keeps an unfinished answer on the server. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const SaveDraftDocument = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      question { id draft { text chosenOptionIds savedAt } }
      userErrors { code message }
    }
  }
`);

export const useSaveDraft = () => useMutation(SaveDraftDocument);
