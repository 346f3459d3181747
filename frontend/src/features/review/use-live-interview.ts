/** Keeps one candidate's page up to date: each score as it lands, and every change of the invitation. */
import { useEffect, useRef, useState } from "react";
import type { InvitationQuery } from "@/gql/graphql";
import { useReloadOnChange } from "@/lib/live-changes";
import { useAnalysisProgress } from "./api/use-analysis-progress";
import { useInvitation } from "./api/use-invitation";

const FRESH_MS = 2_500;

const scoringMayCome = (invitation: InvitationQuery["invitation"] | undefined): boolean =>
  invitation != null &&
  invitation.consent === "AI" &&
  invitation.status === "COMPLETED" &&
  (invitation.analysis == null || invitation.analysis.status === "PENDING" || invitation.analysis.status === "PROCESSING");

export const useLiveInterview = (invitationId: string) => {
  const [{ data, fetching, error }, again] = useInvitation(invitationId);
  const [freshId, setFreshId] = useState<string | null>(null);
  const invitation = data?.invitation;
  const [{ data: progress }] = useAnalysisProgress(invitationId, !scoringMayCome(invitation));
  const event = progress?.analysisProgress;

  const reload = useRef(() => undefined as void);
  useEffect(() => {
    reload.current = () => again({ requestPolicy: "network-only" });
  });

  useReloadOnChange(
    () => reload.current(),
    (change) => change.invitationId === invitationId,
  );

  // The scores arrive through the cache; only the first event needs the page to learn that there is an analysis.
  const unknown = event !== undefined && invitation != null && invitation.analysis == null;
  useEffect(() => {
    if (unknown) reload.current();
  }, [unknown, event]);

  useEffect(() => {
    if (!event?.question) return undefined;
    setFreshId(event.question.id);
    const timer = setTimeout(() => setFreshId(null), FRESH_MS);
    return () => clearTimeout(timer);
  }, [event]);

  return { invitation, loading: fetching && !data, known: data != null, error, freshId, reload: () => reload.current() };
};
