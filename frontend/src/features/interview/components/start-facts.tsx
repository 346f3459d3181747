/** What a candidate should know before the start, as plain facts. */
import { CalendarClock, Eye, Hourglass, ListChecks, RotateCcw, ShieldCheck } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import type { CandidateInterviewFieldsFragment } from "@/gql/graphql";
import { deadlineInWords } from "@/lib/time";

interface FactProps {
  Icon: ComponentType<{ className?: string }>;
  term: string;
  children: ReactNode;
}

const Fact = ({ Icon, term, children }: FactProps) => (
  <div>
    <dt className="flex items-center gap-3.5 font-semibold">
      <Icon aria-hidden className="size-5 shrink-0 text-accent-text" />
      {term}
    </dt>
    <dd className="pl-8.5 text-sm text-ink-soft">{children}</dd>
  </div>
);

const timeSentence = (interview: CandidateInterviewFieldsFragment): string =>
  interview.totalTimeLimitMinutes
    ? `You have ${interview.totalTimeLimitMinutes} minutes in all, counted from the start. It cannot be paused.`
    : "Each question has its own time, counted from when you open it. Between questions you can take a break.";

const watchers = ({ inviterName, companyName }: CandidateInterviewFieldsFragment): string => {
  const company = companyName ?? "the company";
  return inviterName ? `${inviterName} and the hiring team of ${company}.` : `The hiring team of ${company}.`;
};

export const StartFacts = ({ interview }: { interview: CandidateInterviewFieldsFragment }) => (
  <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
    <Fact Icon={ListChecks} term={interview.questionCount === 1 ? "1 question" : `${interview.questionCount} questions`}>
      You answer by writing or choosing. No camera or microphone is used.
    </Fact>
    <Fact Icon={Hourglass} term={`About ${interview.estimatedMinutes} minutes`}>{timeSentence(interview)}</Fact>
    <Fact Icon={CalendarClock} term="Finish by">{deadlineInWords(interview.expiresAt)}</Fact>
    <Fact Icon={RotateCcw} term="One answer per question">
      What you write is saved as you type. Once you send an answer it is final.
    </Fact>
    <Fact Icon={Eye} term="Who reads your answers">{watchers(interview)}</Fact>
    <Fact Icon={ShieldCheck} term={`Kept for ${interview.dataRetentionDays} days`}>
      That is how long they are meant to be needed. You can ask for deletion at any time.
    </Fact>
  </dl>
);
