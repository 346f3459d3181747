/** The look of a way back to the list above. */
import { ArrowLeft } from "lucide-react";
import { Slot } from "radix-ui";
import type { ReactNode } from "react";

export const BackLink = ({ children }: { children: ReactNode }) => (
  <span className="inline-flex w-fit items-center gap-1.5 text-sm text-ink-soft">
    <ArrowLeft aria-hidden className="size-4" />
    <Slot.Root className="rounded-sm underline-offset-4 hover:text-ink hover:underline">{children}</Slot.Root>
  </span>
);
