/** Keyboard shortcuts of the workspace, and the list that ? opens. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { usePreferences } from "@/lib/preferences";

const OPEN_EVENT = "viva:shortcuts";

export const openShortcuts = () => window.dispatchEvent(new Event(OPEN_EVENT));

const LIST: { keys: string[]; what: string }[] = [
  { keys: ["?"], what: "Show this list" },
  { keys: ["g", "h"], what: "Go to Home" },
  { keys: ["g", "t"], what: "Go to Templates" },
  { keys: ["g", "i"], what: "Go to Invitations" },
  { keys: ["/"], what: "Search in the list on this page" },
  { keys: ["Esc"], what: "Close a dialog or menu" },
];

const BUILDER: { keys: string[]; what: string }[] = [
  { keys: ["Space"], what: "On a question's handle: lift it, then ↑ ↓ to move, Space to drop" },
  { keys: ["Ctrl", "Enter"], what: "In an interview: send the answer" },
];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** Someone types, holds another key or has a dialog open: single keys then mean something else. */
const isBusy = (event: KeyboardEvent): boolean =>
  isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") !== null;

const focusSearch = (event: KeyboardEvent): void => {
  const search = document.querySelector<HTMLElement>("[data-page-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
};

const PLACES: Record<string, "/" | "/templates" | "/invitations"> = { h: "/", t: "/templates", i: "/invitations" };

const AFTER_G_MS = 1_200;

export const Shortcuts = ({ staff }: { staff: boolean }) => {
  const [open, setOpen] = useState(false);
  const { shortcuts } = usePreferences();
  const navigate = useNavigate();
  const pressedG = useRef(0);

  useEffect(() => {
    const show = () => setOpen(true);
    const onKey = (event: KeyboardEvent) => {
      if (!shortcuts || isBusy(event)) return;
      if (event.key === "?") return show();
      const place = PLACES[event.key];
      if (staff && place && Date.now() - pressedG.current < AFTER_G_MS) return void navigate({ to: place });
      if (event.key === "g") pressedG.current = Date.now();
      if (event.key === "/") focusSearch(event);
    };
    window.addEventListener(OPEN_EVENT, show);
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener(OPEN_EVENT, show);
      window.removeEventListener("keydown", onKey);
    };
  }, [navigate, shortcuts, staff]);

  return (
    <Dialog open={open} title="Keyboard shortcuts" onClose={() => setOpen(false)}>
      <dl className="grid gap-3 text-sm">
        {[...LIST, ...BUILDER].map(({ keys, what }) => (
          <div key={what} className="flex items-center justify-between gap-6">
            <dt>{what}</dt>
            <dd className="flex shrink-0 gap-1">{keys.map((key) => <Kbd key={key}>{key}</Kbd>)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
