/** The one screen before the start. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { UserText } from "@/components/ui/user-text";
import type { CandidateInterviewFieldsFragment, ConsentChoice as Choice } from "@/gql/graphql";
import { sentenceFor } from "@/lib/graph/problem";
import { useStartInterview } from "../api/use-start-interview";
import { ConsentChoice } from "./consent-choice";
import { InterviewFrame } from "./interview-frame";
import { StartFacts } from "./start-facts";

interface StartScreenProps {
  interview: CandidateInterviewFieldsFragment;
  onAgain: () => void;
}

const CHANGED_MEANWHILE = new Set(["INVITATION_EXPIRED", "INVITATION_REVOKED", "INVITATION_ALREADY_STARTED", "INVITATION_ALREADY_COMPLETED"]);

export const StartScreen = ({ interview, onAgain }: StartScreenProps) => {
  const [consent, setConsent] = useState<Choice | null>(null);
  const [missing, setMissing] = useState(false);
  const [{ fetching, data, error }, startInterview] = useStartInterview();
  const refusal = error ? sentenceFor(error) : data?.startInterview.userErrors[0]?.message;

  const start = async () => {
    if (!consent) return setMissing(true);
    const result = await startInterview({ input: { consent, consentTextVersion: interview.consentTextVersion } });
    const code = result.data?.startInterview.userErrors[0]?.code;
    if (code && CHANGED_MEANWHILE.has(code)) onAgain();
  };

  return (
    <InterviewFrame companyName={interview.companyName}>
      <div className="grid gap-9">
        <div className="grid gap-3">
          <p className="text-ink-soft">Hello <UserText>{interview.candidateName}</UserText></p>
          <h1 className="text-3xl font-semibold sm:text-4xl">
            Your interview for <UserText>{interview.roleTitle || interview.templateTitle}</UserText>
          </h1>
          {interview.description ? <p dir="auto" className="max-w-prose text-lg text-ink-soft">{interview.description}</p> : null}
        </div>
        <div className="rounded-lg border border-line bg-surface p-5 shadow-card sm:p-7">
          <StartFacts interview={interview} />
        </div>
        <ConsentChoice
          value={consent}
          error={missing ? "Choose one of the two ways to go on." : undefined}
          onChange={(choice) => {
            setConsent(choice);
            setMissing(false);
          }}
        />
        <div className="grid gap-3">
          {refusal ? <div role="alert"><FieldError>{refusal}</FieldError></div> : null}
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
            <Button look="primary" size="lg" busy={fetching} onClick={start}>Start interview</Button>
            <p className="max-w-sm text-sm text-ink-faint">
              Nothing is counted before you start. You can close this page and come back with the same link.
            </p>
          </div>
        </div>
      </div>
    </InterviewFrame>
  );
};
