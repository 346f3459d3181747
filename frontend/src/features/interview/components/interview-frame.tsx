/** The quiet frame around every candidate screen: who asks, and nothing to get lost in. */
import type { ReactNode } from "react";
import { Wordmark } from "@/components/ui/wordmark";

interface InterviewFrameProps {
  companyName?: string | null;
  aside?: ReactNode;
  children: ReactNode;
}

export const InterviewFrame = ({ companyName, aside, children }: InterviewFrameProps) => (
  <div className="flex min-h-dvh flex-col">
    <header className="sticky top-0 z-30 border-b border-line bg-canvas/95 backdrop-blur-sm">
      <div className="mx-auto flex min-h-16 w-full max-w-3xl flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
        {companyName ? <span dir="auto" className="text-base font-bold tracking-tight">{companyName}</span> : <Wordmark />}
        {aside}
      </div>
    </header>
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-8 outline-none sm:px-6 sm:py-12">
      {children}
    </main>
    {companyName ? (
      <footer className="mx-auto w-full max-w-3xl px-4 pb-8 text-xs text-ink-faint sm:px-6">Interview run with Viva Voce</footer>
    ) : null}
  </div>
);
