/** A newcomer says what brings them here. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const SelectRoleDocument = graphql(`
  mutation SelectRole($input: SelectRoleInput!) {
    selectRole(input: $input) {
      user { id roles }
      userErrors { code message }
    }
  }
`);

export const useSelectRole = () => useMutation(SelectRoleDocument);
