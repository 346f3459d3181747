/** A modal dialog on the browser's own <dialog>: focus stays inside, Escape closes, the page behind is inert, no injected styles. */
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "@/lib/class-names";
import { Button } from "./button";

interface DialogProps {
  open: boolean;
  title: string;
  description?: ReactNode;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

const OpenDialog = ({ title, description, className, onClose, children }: Omit<DialogProps, "open">) => {
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

export const Dialog = ({ open, ...props }: DialogProps) => (open ? <OpenDialog {...props} /> : null);

export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
);
