/** The candidate's side: the interview of one invitation, with a client that speaks for that invitation alone. */
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { createGraphServer } from "@/features/interview/api/graph-server";
import { useInvitationLink } from "@/features/interview/api/use-invitation-link";
import { InterviewUnreachable, LinkProblem } from "@/features/interview/components/link-problem";
import { InterviewPage, Opening } from "@/features/interview/interview-page";
import { createGraph } from "@/lib/graph/client";
import { usePageTitle } from "@/lib/page-title";
import { useServices } from "./services";

const Interview = ({ invitationId }: { invitationId: string }) => {
  const { gateway, fetcher, openFeed } = useServices();
  const server = useMemo(() => {
    // A lost session is a state of the page (open your link again), not a redirect.
    const { client } = createGraph({ gatewayUrl: gateway.url, session: invitationId, onSignedOut: () => undefined, fetcher, openFeed });
    return createGraphServer({ client, gatewayUrl: gateway.url, invitationId, fetcher });
  }, [gateway, invitationId, fetcher, openFeed]);
  return <InterviewPage server={server} />;
};

export const InterviewShell = () => {
  usePageTitle("Your interview");
  const navigate = useNavigate();
  const { invitationId } = useParams({ strict: false });
  // The address says which interview a tab shows: after a reload it is the same one, whatever other tabs opened.
  const show = useCallback((id: string) => void navigate({ to: "/interview/$invitationId", params: { invitationId: id }, replace: true }), [navigate]);
  const { state, retry } = useInvitationLink(invitationId, show);
  switch (state.phase) {
    case "opening":
      return <Opening />;
    case "refused":
      return (
        <LinkProblem
          code={state.code}
          asking={{ companyName: state.contact?.companyName, inviterName: state.contact?.personName, contactEmail: state.contact?.email }}
        />
      );
    case "unreachable":
      return <InterviewUnreachable onRetry={retry} />;
    case "ready":
      return <Interview key={state.invitationId} invitationId={state.invitationId} />;
  }
};
