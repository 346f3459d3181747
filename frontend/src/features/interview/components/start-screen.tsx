/** The one screen before the start. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { UserText } from "@/components/ui/user-text";
import type { ConsentChoice as Choice } from "@/gql/graphql";
import type { InterviewSession } from "../flow/interview-session";
import { sentenceFor } from "../flow/sentences";
import type { Failure, Interview } from "../flow/server";
import { useSecondsLeft } from "../flow/use-seconds-left";
import { ConsentChoice } from "./consent-choice";
import { InterviewFrame } from "./interview-frame";
import { StartFacts } from "./start-facts";
import { TryingAgain } from "./trying-again";

interface StartScreenProps {
  session: InterviewSession;
  interview: Interview;
  trying: Failure | null;
}

export const StartScreen = ({ session, interview, trying }: StartScreenProps) => {
  const [consent, setConsent] = useState<Choice | null>(null);
  const [problem, setProblem] = useState<string>();
  const [starting, setStarting] = useState(false);
  const secondsLeft = useSecondsLeft(new Date(interview.expiresAt).getTime(), session.clock.now) ?? 0;

  const start = async () => {
    if (!consent) return setProblem("Choose one of the two ways to go on.");
    setStarting(true);
    setProblem(undefined);
    const outcome = await session.start(consent, interview.consentTextVersion);
    setStarting(false);
    if (outcome.is === "failed") setProblem(sentenceFor(outcome.failure));
    // What was refused because the interview stands elsewhere by now shows as the page of that.
    else if (outcome.is === "refused") setProblem(outcome.message);
  };

  return (
    <InterviewFrame asking={interview}>
      <div className="grid gap-9">
        <div className="grid gap-3">
          <p className="text-ink-soft">Hello <UserText>{interview.candidateName}</UserText></p>
          <h1 className="text-3xl font-semibold break-words sm:text-4xl">
            Your interview for <UserText>{interview.roleTitle || interview.templateTitle}</UserText>
          </h1>
          {interview.description ? <p dir="auto" className="max-w-prose text-lg text-ink-soft">{interview.description}</p> : null}
        </div>
        <div className="rounded-lg border border-line bg-surface p-5 shadow-card sm:p-7">
          <StartFacts interview={interview} secondsLeft={secondsLeft} />
        </div>
        <ConsentChoice
          value={consent}
          error={consent ? undefined : problem}
          onChange={(choice) => {
            setConsent(choice);
            setProblem(undefined);
          }}
        />
        <div className="grid gap-3">
          {consent && problem ? <div role="alert"><FieldError>{problem}</FieldError></div> : null}
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
            <Button look="primary" size="lg" busy={starting} onClick={() => void start()}>Start interview</Button>
            <p className="max-w-sm text-sm text-ink-faint">
              Nothing is counted before you start. You can close this page and come back with the same link.
            </p>
          </div>
          <TryingAgain failure={trying} />
        </div>
      </div>
    </InterviewFrame>
  );
};
