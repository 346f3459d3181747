/** When a personal link does not open an interview: what happened, what the candidate can do, and whom to ask. */
import { CloudOff, Link2Off } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type Asking, InterviewFrame } from "./interview-frame";

const PROBLEMS: Record<string, { title: string; text: string }> = {
  INVITATION_EXPIRED: {
    title: "This invitation has expired",
    text: "The deadline has passed, so the interview can no longer be opened. If you still want to take it, ask for a new date. What you had answered is kept.",
  },
  INVITATION_REVOKED: {
    title: "This invitation was withdrawn",
    text: "This link was withdrawn, or you were sent a newer one. Look in your mail for the newest link. If there is none and you think that is a mistake, ask.",
  },
  INVITATION_NOT_FOUND: {
    title: "This link is not complete",
    text: "We could not find an interview for it. Mail programs sometimes break a long link: open it from the mail again, or copy all of it, up to the last letter.",
  },
  RATE_LIMITED: {
    title: "This link was opened too often just now",
    text: "Please wait a minute, then open the link from your mail again. Nothing is lost, and your time has not started because of this.",
  },
  LINK_NEEDED: {
    title: "Open your personal link",
    text: "This page opens an interview from the link in your invitation. Open the newest link in your mail on this device: your answers so far are kept.",
  },
};

interface ProblemPageProps {
  title: string;
  Icon: ComponentType<{ className?: string }>;
  asking?: Asking;
  children: ReactNode;
}

const ProblemPage = ({ title, Icon, asking = {}, children }: ProblemPageProps) => (
  <InterviewFrame asking={asking}>
    <div role="alert" className="grid max-w-xl gap-5 py-6">
      <span className="grid size-14 place-items-center rounded-full bg-accent-soft text-accent-text">
        <Icon aria-hidden className="size-7" />
      </span>
      <h1 className="text-3xl font-semibold">{title}</h1>
      {children}
    </div>
  </InterviewFrame>
);

export const LinkProblem = ({ code, asking }: { code: string; asking?: Asking }) => {
  const problem = PROBLEMS[code] ?? PROBLEMS["INVITATION_NOT_FOUND"];
  return (
    <ProblemPage Icon={Link2Off} title={problem?.title ?? ""} asking={asking}>
      <p className="text-lg text-ink-soft">{problem?.text}</p>
    </ProblemPage>
  );
};

export const InterviewUnreachable = ({ onRetry }: { onRetry: () => void }) => (
  <ProblemPage Icon={CloudOff} title="The interview cannot be reached">
    <p className="text-lg text-ink-soft">
      The server does not answer at the moment. Check your connection and try again. What you have written on this device is kept.
    </p>
    <div>
      <Button look="primary" size="lg" onClick={onRetry}>Try again</Button>
    </div>
  </ProblemPage>
);
