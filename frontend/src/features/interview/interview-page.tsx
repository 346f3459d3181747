/** A candidate's page: shows the screen that fits where the server says the interview stands. */
import { SkeletonPage } from "@/components/ui/skeleton";
import { Notice } from "@/components/ui/notice";
import { DoneScreen } from "./components/done-screen";
import { InterviewFlow } from "./components/interview-flow";
import { InterviewFrame } from "./components/interview-frame";
import { InterviewUnreachable, LinkProblem } from "./components/link-problem";
import { StartScreen } from "./components/start-screen";
import type { InterviewSession } from "./flow/interview-session";
import { sentenceWithText } from "./flow/sentences";
import type { Failure, Interview, InterviewServer } from "./flow/server";
import { useInterview } from "./flow/use-interview";

export const Opening = () => (
  <InterviewFrame>
    <SkeletonPage label="Opening your interview" />
  </InterviewFrame>
);

interface OpenedProps {
  session: InterviewSession;
  interview: Interview;
  trying: Failure | null;
}

const Opened = ({ session, interview, trying }: OpenedProps) => {
  switch (interview.status) {
    case "PENDING":
      return <StartScreen session={session} interview={interview} trying={trying} />;
    case "STARTED":
      return <InterviewFlow key={interview.startedAt} session={session} interview={interview} trying={trying} />;
    case "COMPLETED":
      return <DoneScreen interview={interview} />;
    case "EXPIRED":
      return <LinkProblem code="INVITATION_EXPIRED" asking={interview} />;
    case "REVOKED":
      return <LinkProblem code="INVITATION_REVOKED" asking={interview} />;
  }
};

export const InterviewPage = ({ server }: { server: InterviewServer }) => {
  const { session, standing } = useInterview(server);
  const { interview, failure } = standing;
  if (interview) {
    return (
      <>
        {failure === "stranger" ? <Notice tone="warn" role="alert" className="rounded-none border-x-0 border-t-0">{sentenceWithText("stranger")}</Notice> : null}
        <Opened session={session} interview={interview} trying={standing.trying} />
      </>
    );
  }
  if (failure === "stranger") return <LinkProblem code="LINK_NEEDED" />;
  if (failure) return <InterviewUnreachable onRetry={() => void session.refresh()} />;
  return <Opening />;
};
