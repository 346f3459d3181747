/** Where the answer is right now, in one short line. */
import { Check, CloudOff, HardDrive, TriangleAlert } from "lucide-react";
import type { SaveState } from "../flow/autosave";

const LINES: Record<SaveState, { text: string; Icon: typeof Check } | null> = {
  untouched: null,
  device: { text: "Saved on this device", Icon: HardDrive },
  sending: { text: "Saved on this device", Icon: HardDrive },
  saved: { text: "Saved", Icon: Check },
  waiting: { text: "Saved on this device. It is sent as soon as the server can be reached again.", Icon: CloudOff },
  refused: { text: "Saved on this device only: the server does not take changes to this answer any more.", Icon: TriangleAlert },
};

/** Only trouble and its end are spoken; the rest would interrupt a screen reader at every pause. */
export const SaveStatus = ({ state }: { state: SaveState }) => {
  const line = LINES[state];
  const spoken = state === "waiting" || state === "refused";
  return (
    <p role={spoken ? "status" : undefined} className="flex min-h-5 items-start gap-1.5 text-sm text-ink-faint" data-save-state={state}>
      {line ? <line.Icon aria-hidden className="mt-0.5 size-4 shrink-0" /> : null}
      <span>{line?.text}</span>
    </p>
  );
};
