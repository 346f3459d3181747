/** The staff side: client, sign-in guard, and what every page below it may rely on. */
import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { Provider } from "urql";
import { SignedIn } from "@/features/session/components/signed-in";
import { createGraph } from "@/lib/graph/client";
import { FeedProvider } from "@/lib/graph/feed-context";
import { createLiveChanges, LiveChangesProvider } from "@/lib/live-changes";
import { useServices } from "./services";

export const StaffShell = () => {
  const { gateway, fetcher, openFeed } = useServices();
  const navigate = useNavigate();
  const router = useRouter();

  const leave = useCallback(
    (code?: string) => {
      const { pathname, href, state } = router.state.location;
      if (pathname === "/sign-in") return;
      void navigate({ to: "/sign-in", search: { returnTo: href, error: code }, state: { stay: state.fromSignIn }, replace: true });
    },
    [navigate, router],
  );
  const signOut = useCallback(() => leave(), [leave]);

  const { client, feed } = useMemo(
    () => createGraph({ gatewayUrl: gateway.url, session: "user", onSignedOut: signOut, fetcher, openFeed }),
    [gateway, fetcher, openFeed, signOut],
  );
  const changes = useMemo(() => createLiveChanges(), []);

  return (
    <Provider value={client}>
      <FeedProvider value={feed}>
        <LiveChangesProvider value={changes}>
          <SignedIn onSignedOut={leave}>
            <Outlet />
          </SignedIn>
        </LiveChangesProvider>
      </FeedProvider>
    </Provider>
  );
};
