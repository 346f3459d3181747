/** Said while what the candidate asked for could not be done yet and is tried again. */
import { RefreshCw } from "lucide-react";
import { sentenceWhileTrying } from "../flow/sentences";
import type { Failure } from "../flow/server";

export const TryingAgain = ({ failure }: { failure: Failure | null }) => (
  <div role="status" aria-label="Attempts">
    {failure ? (
      <p className="mt-5 flex items-start gap-3 rounded-md border border-warn/30 bg-warn-soft px-4 py-3 text-sm text-warn">
        <RefreshCw aria-hidden className="mt-0.5 size-4.5 shrink-0" />
        <span>{sentenceWhileTrying(failure)}</span>
      </p>
    ) : null}
  </div>
);
