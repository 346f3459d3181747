/**
 * A modal dialog on the browser's own <dialog>: focus stays inside, Escape closes, the page behind is inert, no injected styles.
 * It stands in the body, so that nothing of where it was opened from (a right-aligned cell, a cut-off row) shapes it.
 */
import { X } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { classNames } from "@/lib/class-names";
import { ScopeProvider, useLeave, useNewScope } from "@/lib/unsaved";
import { Button } from "./button";

interface DialogProps {
  open: boolean;
  title: string;
  description?: ReactNode;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

const FIRST = [
  "[data-first-focus]:not(:disabled)",
  "input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled)",
  "button:not([data-close]):not(:disabled), a[href]",
];

/**
 * What the dialog is about: the control marked for it, a field to fill in, a button to press. Its close cross only while
 * there is nothing else; what comes later (a form whose choices are loading) takes the focus from there.
 */
const keepFirstFocus = (dialog: HTMLDialogElement): (() => void) => {
  const cross = dialog.querySelector<HTMLElement>("[data-close]");
  const first = () => FIRST.map((selector) => dialog.querySelector<HTMLElement>(selector)).find((element) => element !== null);
  let waiting = first() === undefined;
  (first() ?? cross)?.focus();
  const observer = new MutationObserver(() => {
    const active = document.activeElement;
    // The control that had the focus may be gone with its step: the body has it then.
    if (dialog.contains(active) && !(waiting && active === cross)) return;
    if (document.querySelectorAll("dialog[open]").length > 1) return;
    const control = first();
    waiting = control === undefined;
    control?.focus();
  });
  observer.observe(dialog, { childList: true, subtree: true });
  return () => observer.disconnect();
};

/** The dialog itself; closes without asking, so forms stand in `Dialog`. */
export const Modal = ({ title, description, className, onClose, children }: Omit<DialogProps, "open">) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    const stop = element ? keepFirstFocus(element) : undefined;
    return () => {
      stop?.();
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Chromium closes at a second Escape without asking `cancel`: opened again, then asked.
      onClose={() => {
        if (!dialog.current || dialog.current.open) return;
        dialog.current.showModal();
        onClose();
      }}
      className={classNames(
        "m-auto max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded-xl border border-line bg-surface p-0 text-left shadow-raised backdrop:bg-ink/35 open:animate-rise dark:backdrop:bg-canvas/70",
        className,
      )}
    >
      <div className="relative grid grid-cols-[minmax(0,1fr)] gap-5 p-5 sm:p-7">
        <div className="grid gap-1 pr-9">
          <h2 id={`${id}-title`} className="line-clamp-4 text-xl font-semibold">{title}</h2>
          {description ? <div id={`${id}-description`} className="text-sm text-ink-soft">{description}</div> : null}
        </div>
        {children}
        <Button look="quiet" size="icon-sm" aria-label="Close" data-close onClick={onClose} className="absolute top-4 right-4 sm:top-5.5 sm:right-5.5">
          <X aria-hidden />
        </Button>
      </div>
    </dialog>,
    document.body,
  );
};

const CloseContext = createContext<() => void>(() => undefined);

/** Escape, the cross and `DialogCancel` ask before unsaved input is lost. */
const GuardedDialog = ({ onClose, children, ...props }: Omit<DialogProps, "open">) => {
  const scope = useNewScope();
  const leave = useLeave();
  const close = () => leave(onClose, scope);
  return (
    <ScopeProvider value={scope}>
      <CloseContext.Provider value={close}>
        <Modal {...props} onClose={close}>{children}</Modal>
      </CloseContext.Provider>
    </ScopeProvider>
  );
};

export const Dialog = ({ open, ...props }: DialogProps) => (open ? <GuardedDialog {...props} /> : null);

export const DialogCancel = ({ children = "Cancel" }: { children?: ReactNode }) => {
  const close = useContext(CloseContext);
  return <Button onClick={close}>{children}</Button>;
};

export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
);
