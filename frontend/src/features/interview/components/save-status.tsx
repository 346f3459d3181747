/** Where the answer is right now, in one short line. */
import { Check, CloudOff, HardDrive, TriangleAlert } from "lucide-react";
import type { SaveState } from "../flow/autosave";

interface Line {
  text: string;
  Icon: typeof Check;
}

const lineFor = (state: SaveState, reason: string | null): Line | null => {
  switch (state) {
    case "untouched":
      return null;
    case "device":
    case "sending":
      return { text: "Saved on this device", Icon: HardDrive };
    case "saved":
      return { text: "Saved", Icon: Check };
    case "waiting":
      return { text: reason ?? "Saved on this device. It is sent as soon as the server can be reached again.", Icon: CloudOff };
    case "refused":
      return { text: `Kept on this device only. ${reason ?? ""}`.trim(), Icon: TriangleAlert };
    case "conflict":
      return { text: "Kept on this device until you choose which text to keep.", Icon: TriangleAlert };
  }
};

/** Only trouble and its end are spoken; the rest would interrupt a screen reader at every pause. */
export const SaveStatus = ({ state, reason = null }: { state: SaveState; reason?: string | null }) => {
  const line = lineFor(state, reason);
  const spoken = state === "waiting" || state === "refused" || state === "conflict";
  return (
    <p role={spoken ? "status" : undefined} className="flex min-h-5 items-start gap-1.5 text-sm text-ink-faint" data-save-state={state}>
      {line ? <line.Icon aria-hidden className="mt-0.5 size-4 shrink-0" /> : null}
      <span>{line?.text}</span>
    </p>
  );
};
