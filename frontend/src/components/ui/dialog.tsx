/** A modal dialog on the browser's own <dialog>: focus stays inside, Escape closes, the page behind is inert, no injected styles. */
import { X } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useId, useRef } from "react";
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

/** The dialog itself; closes without asking, so forms stand in `Dialog`. */
export const Modal = ({ title, description, className, onClose, children }: Omit<DialogProps, "open">) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
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
        "m-auto max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded-xl border border-line bg-surface p-0 shadow-raised backdrop:bg-ink/35 open:animate-rise dark:backdrop:bg-canvas/70",
        className,
      )}
    >
      <div className="grid gap-5 p-5 sm:p-7">
        <div className="flex items-start justify-between gap-4">
          <div className="grid gap-1">
            <h2 id={`${id}-title`} className="text-xl font-semibold">{title}</h2>
            {description ? <div id={`${id}-description`} className="text-sm text-ink-soft">{description}</div> : null}
          </div>
          <Button look="quiet" size="icon-sm" aria-label="Close" onClick={onClose} className="-mt-0.5 -mr-1.5">
            <X aria-hidden />
          </Button>
        </div>
        {children}
      </div>
    </dialog>
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
