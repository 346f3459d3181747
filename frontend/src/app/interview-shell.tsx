/** The candidate's side: its own client, which speaks with the invitation session. */
import { useMemo } from "react";
import { Provider } from "urql";
import { InterviewPage } from "@/features/interview/interview-page";
import { createGraph } from "@/lib/graph/client";
import { usePageTitle } from "@/lib/page-title";
import { useServices } from "./services";

export const InterviewShell = () => {
  usePageTitle("Your interview");
  const { gateway, fetcher, feed } = useServices();
  const { client } = useMemo(
    // A lost session is a state of the page (open your link again), not a redirect.
    () => createGraph({ gatewayUrl: gateway.url, session: "invitation", onSignedOut: () => undefined, fetcher, feed }),
    [gateway, fetcher, feed],
  );
  return (
    <Provider value={client}>
      <InterviewPage />
    </Provider>
  );
};
