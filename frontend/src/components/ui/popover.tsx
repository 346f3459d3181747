/** A small panel that opens from its trigger and closes with Escape or a click elsewhere. */
import { Popover as RadixPopover } from "radix-ui";
import type { ReactNode } from "react";

interface PopoverProps {
  trigger: ReactNode;
  label: string;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

export const Popover = ({ trigger, label, onOpenChange, children }: PopoverProps) => (
  <RadixPopover.Root onOpenChange={onOpenChange}>
    <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
    <RadixPopover.Portal>
      <RadixPopover.Content
        aria-label={label}
        align="start"
        sideOffset={8}
        collisionPadding={12}
        className="z-40 max-h-[var(--radix-popover-content-available-height)] w-[min(26rem,calc(100vw-1.5rem))] animate-rise overflow-y-auto rounded-lg border border-line bg-surface p-4 text-sm shadow-raised"
      >
        {children}
      </RadixPopover.Content>
    </RadixPopover.Portal>
  </RadixPopover.Root>
);
