/** A person stands behind a rubric as it is. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const ApproveRubricDocument = graphql(`
  mutation ApproveRubric($input: ApproveRubricInput!) {
    approveRubric(input: $input) {
      template { ...TemplateFields }
      userErrors { code message }
    }
  }
`);

export const useApproveRubric = () => useMutation(ApproveRubricDocument);
