/** Changes the signed-in person's own name. */
import { useMutation } from "urql";
import { graphql } from "@/gql";

export const UpdateProfileDocument = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      user { id fullName timeZone language }
      userErrors { code field message }
    }
  }
`);

export const useUpdateProfile = () => useMutation(UpdateProfileDocument);
