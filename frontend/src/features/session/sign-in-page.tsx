/** The way in for staff. Candidates never need it: their link is enough. */
import { LogIn } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Wordmark } from "@/components/ui/wordmark";
import { signInAddress, useGateway } from "@/lib/gateway";
import { usePageTitle } from "@/lib/page-title";

export const SignInPage = ({ returnTo }: { returnTo: string }) => {
  usePageTitle("Sign in");
  const gateway = useGateway();
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
