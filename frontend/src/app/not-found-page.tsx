/** An address where nothing stands. */
import { Link } from "@tanstack/react-router";
import { Button } from "@/components/ui/button";
import { Wordmark } from "@/components/ui/wordmark";

export const NotFoundPage = () => (
  <main className="mx-auto grid min-h-dvh w-full max-w-xl content-center gap-6 px-5 py-12">
    <Wordmark />
    <h1 className="text-2xl font-semibold">There is no page at this address</h1>
    <p className="text-lg text-ink-soft">The link may be old or incomplete. A candidate's link starts with /interview and is best opened from the mail itself.</p>
    <div>
      <Button asChild look="primary">
        <Link to="/">Go to the start page</Link>
      </Button>
    </div>
  </main>
);
