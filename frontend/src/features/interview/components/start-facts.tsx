/** What a candidate should know before the start, as plain facts. */
import { UserText } from "@/components/ui/user-text";
import { CalendarClock, Eye, MailCheck, Hourglass, ListChecks, RotateCcw, ShieldCheck } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import type { CandidateInterviewFieldsFragment } from "@/gql/graphql";
import { deadlineInWords, durationInWords } from "@/lib/time";

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

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** The least of all limits comes first: what the questions take, the total time, the deadline. */
const mostSeconds = (interview: CandidateInterviewFieldsFragment, secondsLeft: number): number =>
  Math.min(interview.estimatedMinutes * 60, (interview.totalTimeLimitMinutes ?? Infinity) * 60, secondsLeft);

const eachSentence = ({ questionCount, shortestTimeLimitSeconds: least, longestTimeLimitSeconds: most }: CandidateInterviewFieldsFragment): string => {
  if (questionCount === 1) return `The question gives you ${durationInWords(least)}, counted from when you open it.`;
  if (least === most) return `Each question gives you ${durationInWords(least)}, counted from when you open it.`;
  return `Each question has its own time, counted from when you open it: the shortest ${durationInWords(least)}, the longest ${durationInWords(most)}.`;
};

const wholeSentence = (interview: CandidateInterviewFieldsFragment, secondsLeft: number): string => {
  const total = interview.totalTimeLimitMinutes;
  if (secondsLeft < (total ?? interview.estimatedMinutes) * 60) return `The deadline is in ${durationInWords(secondsLeft)}: the interview ends then, finished or not.`;
  return total ? `You have ${plural(total, "minute")} in all, counted from the start. It cannot be paused.` : "Between questions you can take a break.";
};

const watchers = ({ inviterName, companyName }: CandidateInterviewFieldsFragment): string => {
  const company = companyName ?? "the company";
  return inviterName ? `${inviterName} and the hiring team of ${company}.` : `The hiring team of ${company}.`;
};

interface StartFactsProps {
  interview: CandidateInterviewFieldsFragment;
  /** Until the deadline. */
  secondsLeft: number;
}

export const StartFacts = ({ interview, secondsLeft }: StartFactsProps) => (
  <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
    <Fact Icon={ListChecks} term={plural(interview.questionCount, "question")}>
      You answer by writing or choosing. No camera or microphone is used.
    </Fact>
    <Fact Icon={Hourglass} term={`At most ${durationInWords(mostSeconds(interview, secondsLeft))}`}>
      {eachSentence(interview)} {wholeSentence(interview, secondsLeft)}
    </Fact>
    <Fact Icon={CalendarClock} term="Finish by">{deadlineInWords(interview.expiresAt)}</Fact>
    <Fact Icon={RotateCcw} term="One answer per question">
      What you write is saved as you type. Once you send an answer it is final.
    </Fact>
    <Fact Icon={Eye} term="Who reads your answers">{watchers(interview)}</Fact>
    <Fact Icon={MailCheck} term={`A reply within ${plural(interview.replyDays, "day")}`}>
      <UserText>{interview.companyName ?? "The company"}</UserText> writes to you after the interview, whatever the decision.
    </Fact>
    <Fact Icon={ShieldCheck} term="How long they are kept">
      Your answers stay with <UserText>{interview.companyName ?? "the company"}</UserText> until they are deleted. You can ask for that at any time.
    </Fact>
  </dl>
);
