/** The sign-in page with the way back from the address. */
import { useSearch } from "@tanstack/react-router";
import { SignInPage } from "@/features/session/sign-in-page";

export const SignInRoute = () => {
  const { returnTo } = useSearch({ from: "/sign-in" });
  return <SignInPage returnTo={returnTo ?? "/"} />;
};
