/** Lets only a signed-in person through, and gives the pages below that person. */
import { useEffect } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { LoadError, State } from "@/components/ui/states";
import { Skeleton } from "@/components/ui/skeleton";
import { hasCode } from "@/lib/graph/problem";
import { PersonProvider } from "@/lib/person";
import { useMe } from "../api/use-me";
import { useSession } from "../api/use-session";

interface SignedInProps {
  /** With the code of why the session is over, where it is told. */
  onSignedOut: (code?: string) => void;
  children: ReactNode;
}

const Centered = ({ children }: { children: ReactNode }) => <main className="mx-auto grid min-h-dvh w-full max-w-xl content-center px-5 py-12">{children}</main>;

const Waiting = ({ label }: { label: string }) => (
  <Centered>
    <div role="status" className="grid gap-4">
      <p className="text-ink-soft">{label}</p>
      <Skeleton className="h-3 w-full" />
      <Skeleton className="h-3 w-2/3" />
    </div>
  </Centered>
);

const ACCOUNT_POLL_MS = 1_000;

export const SignedIn = ({ onSignedOut, children }: SignedInProps) => {
  const { state, ask } = useSession();
  const [{ data, error }, reload] = useMe(state.phase !== "signed-in");
  const signedOut = state.phase === "signed-out" || hasCode(error, "UNAUTHENTICATED");
  // At the very first sign-in the account is still on its way through the system.
  const preparing = state.phase === "signed-in" && data?.me === null && !error;

  const ended = state.phase === "signed-out" ? state.ended : undefined;

  useEffect(() => {
    if (signedOut) onSignedOut(ended);
  }, [signedOut, ended, onSignedOut]);

  useEffect(() => {
    if (!preparing) return undefined;
    const timer = setInterval(() => reload({ requestPolicy: "network-only" }), ACCOUNT_POLL_MS);
    return () => clearInterval(timer);
  }, [preparing, reload]);

  if (state.phase === "unreachable") {
    return (
      <Centered>
        <State alert level={1} title="The server cannot be reached" action={<Button look="primary" onClick={ask}>Try again</Button>}>
          Check your connection, or ask whoever runs Viva Voce for you whether it is up.
        </State>
      </Centered>
    );
  }
  if (data?.me) return <PersonProvider value={data.me}>{children}</PersonProvider>;
  if (error && !signedOut) return <Centered><LoadError error={error} onRetry={() => reload({ requestPolicy: "network-only" })} /></Centered>;
  return <Waiting label={preparing ? "Your account is being set up. This takes a few seconds." : "Opening your workspace"} />;
};
