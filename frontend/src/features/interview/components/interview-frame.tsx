/** The quiet frame around every candidate screen: who asks, whom to turn to, and nothing to get lost in. */
import type { ReactNode } from "react";
import { Wordmark } from "@/components/ui/wordmark";
import { ContactLine } from "./contact-line";

export interface Asking {
  companyName?: string | null;
  inviterName?: string | null;
  contactEmail?: string | null;
}

interface InterviewFrameProps {
  asking?: Asking;
  /** Not on a page that says it in its text. */
  contact?: boolean;
  aside?: ReactNode;
  children: ReactNode;
}

export const InterviewFrame = ({ asking, contact = true, aside, children }: InterviewFrameProps) => (
  <div className="flex min-h-dvh flex-col">
    <header className="sticky top-0 z-30 border-b border-line bg-canvas/95 backdrop-blur-sm">
      <div className="mx-auto flex min-h-16 w-full max-w-3xl flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
        {asking?.companyName ? <span dir="auto" className="text-base font-bold tracking-tight break-words">{asking.companyName}</span> : <Wordmark />}
        {aside}
      </div>
    </header>
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-8 outline-none sm:px-6 sm:py-12">
      {children}
    </main>
    {asking ? (
      <footer className="mx-auto flex w-full max-w-3xl flex-wrap justify-between gap-x-6 gap-y-1 px-4 pb-8 text-sm text-ink-faint sm:px-6">
        {contact ? <p><ContactLine companyName={asking.companyName} personName={asking.inviterName} email={asking.contactEmail} /></p> : null}
        <p>Interview run with Viva Voce</p>
      </footer>
    ) : null}
  </div>
);
