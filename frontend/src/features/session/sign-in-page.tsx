/** The way in for staff. Candidates never need it: their link is enough. */
import { LogIn } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Wordmark } from "@/components/ui/wordmark";
import { signInAddress, useGateway } from "@/lib/gateway";
import { usePageTitle } from "@/lib/page-title";
import { useSession } from "./api/use-session";
import { signInProblem } from "./sign-in-problem";

interface SignInPageProps {
  returnTo: string;
  /** Why the person stands here, if they did not come by themselves. */
  code: string | undefined;
  /** Where a live session leads, begun perhaps in another tab; undefined: nowhere, it did not help just now. */
  onSignedIn: (() => void) | undefined;
}

/** The session of this browser, asked again whenever the person comes back to this tab. */
const useLatestSession = () => {
  const { state, ask } = useSession();
  useEffect(() => {
    window.addEventListener("focus", ask);
    return () => window.removeEventListener("focus", ask);
  }, [ask]);
  return state;
};

const Problem = ({ code }: { code: string }) => {
  const { title, text } = signInProblem(code);
  return <Notice role="alert" tone="warn" title={title}>{text}</Notice>;
};

export const SignInPage = ({ returnTo, code, onSignedIn }: SignInPageProps) => {
  usePageTitle("Sign in");
  const gateway = useGateway();
  const session = useLatestSession();
  const signedIn = session.phase === "signed-in";
  const shown = code ?? (session.phase === "signed-out" ? session.ended : undefined);

  useEffect(() => {
    if (signedIn) onSignedIn?.();
  }, [signedIn, onSignedIn]);

  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-5xl content-center gap-10 px-5 py-12 lg:grid-cols-[1.15fr_1fr] lg:items-center lg:gap-20">
      <div className="grid gap-6">
        <Wordmark />
        <h1 className="max-w-lg text-4xl font-semibold">Interviews people answer in their own time, with scores that show their evidence.</h1>
        <p className="max-w-md text-lg text-ink-soft">
          Write the questions and the rubric, invite by link, watch each score arrive with the sentences it rests on. The decision stays with you.
        </p>
      </div>
      <div className="grid gap-5 rounded-xl border border-line bg-surface p-6 shadow-raised sm:p-8">
        <div className="grid gap-1.5">
          <h2 className="text-xl font-semibold">Sign in to your workspace</h2>
          <p className="text-sm text-ink-soft">You continue on your organisation's sign-in page and come back here.</p>
        </div>
        {shown && !signedIn ? <Problem code={shown} /> : null}
        <Button asChild look="primary" size="lg">
          <a href={signInAddress(gateway.url, returnTo)}>
            <LogIn aria-hidden />
            Sign in
          </a>
        </Button>
        <p className="border-t border-line pt-4 text-sm text-ink-soft">
          Invited to an interview? You need no account. Open the personal link in your invitation.
        </p>
      </div>
    </main>
  );
};
