/** A key on the keyboard. */
import type { ReactNode } from "react";

export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="inline-grid min-w-6 place-items-center rounded-sm border border-line-strong/60 bg-sunken px-1.5 py-0.5 font-sans text-xs font-semibold text-ink-soft">
    {children}
  </kbd>
);
