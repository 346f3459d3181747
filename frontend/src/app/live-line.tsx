/** Runs the one live subscription of the workspace, and says in the frame when it is lost and since when nothing was heard. */
import { RefreshCw } from "lucide-react";
import { useInvitationChanges } from "@/features/invitations/api/use-invitation-changes";
import { useLineState, useLostSince } from "@/lib/graph/feed-context";
import { timeOfDay } from "@/lib/time";

export const LiveLine = () => {
  useInvitationChanges();
  const state = useLineState();
  const lostSince = useLostSince();
  const lost = state === "reconnecting" || state === "ended";
  return (
    <div role="status" aria-label="Live updates">
      {lost ? (
        <p className="flex items-center justify-center gap-2 border-t border-warn/30 bg-warn-soft px-4 py-1.5 text-center text-sm text-warn">
          <RefreshCw aria-hidden className="size-4 shrink-0" />
          <span>
            Live updates are paused{lostSince === null ? "" : `: the last news came at ${timeOfDay(lostSince)}`}.{" "}
            {state === "ended" ? "Reload the page to go on." : "Connecting again; what you see is brought up to date then."}
          </span>
        </p>
      ) : null}
    </div>
  );
};
