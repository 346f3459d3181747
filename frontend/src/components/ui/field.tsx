/** A labelled control with its hint and its error, wired together for screen readers. */
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "@/lib/class-names";

export interface ControlProps {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}

export const FieldError = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p id={id} className="flex items-start gap-1.5 text-sm text-danger">
    <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
    <span>{children}</span>
  </p>
);

/** Fields side by side: labels, hints and boxes stand on common lines, however long each hint is. Two columns from 640 px. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-x-4 gap-y-1.5 max-sm:*:not-last:mb-2.5 sm:grid-cols-2 sm:*:row-span-4 sm:*:grid-rows-subgrid">{children}</div>
);

export const Field = ({ label, hint, error, optional = false, className, children }: FieldProps) => {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={classNames("grid gap-1.5", className)}>
      <label htmlFor={id} className="text-sm font-semibold text-ink">
        {label}
        {optional ? <span className="font-normal text-ink-faint"> (optional)</span> : null}
      </label>
      {hint ? <p id={`${id}-hint`} className="text-sm text-ink-faint">{hint}</p> : null}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
};
