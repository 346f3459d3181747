/** The sign-in page with what the address says: the way back, and why the person stands here. */
import { useLocation, useRouter, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { SignInPage } from "@/features/session/sign-in-page";

declare module "@tanstack/history" {
  interface HistoryState {
    /** This page was reached from the sign-in page by a live session. */
    fromSignIn?: boolean;
    /** The live session had just not helped: leading on by it once more would go round in circles. */
    stay?: boolean;
  }
}

export const SignInRoute = () => {
  const { returnTo = "/", error } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const stay = useLocation({ select: ({ state }) => state.stay });
  const goOn = useCallback(() => router.history.replace(returnTo, { fromSignIn: true }), [router, returnTo]);
  return <SignInPage returnTo={returnTo} code={error} onSignedIn={stay ? undefined : goOn} />;
};
