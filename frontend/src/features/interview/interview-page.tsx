/** A candidate's page: opens the personal link, then shows the screen that fits where the interview stands. */
import type { CandidateInterviewFieldsFragment } from "@/gql/graphql";
import { SkeletonPage } from "@/components/ui/skeleton";
import { problemOf } from "@/lib/graph/problem";
import { useInvitationLink } from "./api/use-invitation-link";
import { useMyInterview } from "./api/use-my-interview";
import { DoneScreen } from "./components/done-screen";
import { InterviewFlow } from "./components/interview-flow";
import { InterviewFrame } from "./components/interview-frame";
import { InterviewUnreachable, LinkProblem } from "./components/link-problem";
import { StartScreen } from "./components/start-screen";
import { useServerClock } from "./flow/use-server-clock";

const Opening = () => (
  <InterviewFrame>
    <SkeletonPage label="Opening your interview" />
  </InterviewFrame>
);

interface OpenedProps {
  interview: CandidateInterviewFieldsFragment;
  onAgain: () => void;
}

const Opened = ({ interview, onAgain }: OpenedProps) => {
  const now = useServerClock(interview.serverNow);
  switch (interview.status) {
    case "PENDING":
      return <StartScreen interview={interview} onAgain={onAgain} />;
    case "STARTED":
      return <InterviewFlow key={interview.startedAt} interview={interview} now={now} onAgain={onAgain} />;
    case "COMPLETED":
      return <DoneScreen interview={interview} />;
    case "EXPIRED":
      return <LinkProblem code="INVITATION_EXPIRED" />;
    case "REVOKED":
      return <LinkProblem code="INVITATION_REVOKED" />;
  }
};

const SessionInterview = () => {
  const [{ data, error, fetching }, again] = useMyInterview();
  const reload = () => again({ requestPolicy: "network-only" });

  if (data?.myInterview) return <Opened interview={data.myInterview} onAgain={reload} />;
  // Without an invitation session the graph answers as to a stranger: signed out, or not allowed to see this field.
  const stranger = error !== undefined && ["signed-out", "denied"].includes(problemOf(error).kind);
  if (stranger || (data && !error && !fetching)) return <LinkProblem code="LINK_NEEDED" />;
  if (error && !fetching) return <InterviewUnreachable onRetry={reload} />;
  return <Opening />;
};

export const InterviewPage = () => {
  const { state, retry } = useInvitationLink();
  switch (state.phase) {
    case "exchanging":
      return <Opening />;
    case "refused":
      return <LinkProblem code={state.code} />;
    case "unreachable":
      return <InterviewUnreachable onRetry={retry} />;
    case "ready":
      return <SessionInterview />;
  }
};
