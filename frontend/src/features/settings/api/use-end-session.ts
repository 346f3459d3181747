/** Signs another browser out. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const EndSessionDocument = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      userErrors { code message }
    }
  }
`);

export const useEndSession = () => useMutation(EndSessionDocument);
