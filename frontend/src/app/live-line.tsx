/** Runs the one live subscription of the workspace, and says when it is interrupted. */
import { RefreshCw } from "lucide-react";
import { useInvitationChanges } from "@/features/invitations/api/use-invitation-changes";
import { useLineState } from "@/lib/graph/feed-context";

export const LiveLine = () => {
  useInvitationChanges();
  const state = useLineState();
  return (
    <div role="status" aria-label="Live updates">
      {state === "reconnecting" ? (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-sm text-warn">
          <RefreshCw aria-hidden className="size-4" />
          Live updates are paused. Connecting again; nothing is missed.
        </p>
      ) : null}
    </div>
  );
};
