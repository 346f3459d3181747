/** After the interview: what was sent, what happens next, whom to ask. */
import { CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { Card } from "@/components/ui/card";
import { UserText } from "@/components/ui/user-text";
import type { CandidateInterviewFieldsFragment } from "@/gql/graphql";
import { date, dateTime } from "@/lib/time";
import { dropEverything } from "../flow/device-drafts";
import { InterviewFrame } from "./interview-frame";

const durationInDays = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

const nextSentence = (interview: CandidateInterviewFieldsFragment): string =>
  interview.consent === "AI"
    ? "Software compares your answers with the rubric, as you agreed. Then people of the hiring team read them, together with what the software points at, and decide."
    : "People of the hiring team read your answers and decide. No AI is used, as you chose.";

export const DoneScreen = ({ interview }: { interview: CandidateInterviewFieldsFragment }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    dropEverything(interview.invitationId);
  }, [interview.invitationId]);

  const answered = interview.questions.filter((question) => question.submitted).length;
  const company = interview.companyName ?? "the company";
  return (
    <InterviewFrame asking={interview} contact={false}>
      <div className="grid gap-8">
        <div className="grid gap-4">
          <CircleCheck aria-hidden className="size-12 text-accent-text" />
          <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold outline-none sm:text-4xl">Your interview is complete</h1>
          <p className="max-w-prose text-lg text-ink-soft">Thank you, <UserText>{interview.candidateName}</UserText>. You can close this page now.</p>
        </div>
        <Card>
          <dl className="grid gap-6">
            <div>
              <dt className="font-semibold">What was sent</dt>
              <dd className="text-ink-soft">
                {interview.questions.length > 0 ? `${answered} of ${interview.questionCount} answers` : "Your answers"}
                {interview.completedAt ? `, received ${dateTime(interview.completedAt)}` : ""}, for <UserText>{interview.roleTitle || interview.templateTitle}</UserText>.
              </dd>
            </div>
            <div>
              <dt className="font-semibold">What happens next</dt>
              <dd className="text-ink-soft">{nextSentence(interview)}</dd>
            </div>
            <div>
              <dt className="font-semibold">By when you hear</dt>
              <dd className="text-ink-soft">
                {company} writes to you by {interview.replyBy ? date(interview.replyBy) : durationInDays(interview.replyDays)}, whatever the decision. If no mail has come by
                then, ask.
              </dd>
            </div>
            <div>
              <dt className="font-semibold">Whom to ask</dt>
              <dd className="text-ink-soft">
                {interview.inviterName ? `${interview.inviterName} of ${company}` : `The hiring team of ${company}`}
                {interview.contactEmail ? (
                  <>, <a className="font-medium text-accent-text underline underline-offset-2" href={`mailto:${interview.contactEmail}`}>{interview.contactEmail}</a>.</>
                ) : ": answer the mail that brought you the link."}{" "}
                You can ask there at any time to have your answers deleted.
              </dd>
            </div>
          </dl>
        </Card>
      </div>
    </InterviewFrame>
  );
};
