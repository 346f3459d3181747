/** What happened to the question before, at the top of the next screen. */
import { Notice } from "@/components/ui/notice";
import type { Told } from "../flow/notices";

export const ToldNotice = ({ told }: { told: Told | null }) =>
  told ? (
    <Notice tone="news" role="status">
      {told.text}
      {told.unsent ? (
        <details className="mt-2">
          <summary className="cursor-pointer font-medium">What you wrote here</summary>
          <p dir="auto" className="mt-2 max-h-64 overflow-y-auto break-words whitespace-pre-wrap text-ink">{told.unsent}</p>
        </details>
      ) : null}
    </Notice>
  ) : null;
