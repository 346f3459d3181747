/** A menu that opens from a button, inside the page's main landmark. Not modal: nothing is injected and the page still scrolls. */
import { DropdownMenu } from "radix-ui";
import { type ComponentProps, type ReactNode, useState } from "react";
import { classNames } from "@/lib/class-names";

interface MenuProps {
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}

export const Menu = ({ trigger, align = "end", children }: MenuProps) => {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  return (
    <DropdownMenu.Root modal={false} onOpenChange={() => setLandmark(document.getElementById("content"))}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-40 max-w-[calc(100vw-1.5rem)] min-w-52 animate-rise rounded-lg border border-line bg-surface p-1.5 shadow-raised"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
};

const item =
  "flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:text-ink-faint";

export const MenuItem = ({ className, ...props }: ComponentProps<typeof DropdownMenu.Item>) => (
  <DropdownMenu.Item className={classNames(item, className)} {...props} />
);

export const MenuRadioGroup = DropdownMenu.RadioGroup;

export const MenuRadio = ({ className, ...props }: ComponentProps<typeof DropdownMenu.RadioItem>) => (
  <DropdownMenu.RadioItem className={classNames(item, "data-[state=checked]:font-semibold", className)} {...props} />
);

export const MenuLabel = ({ className, ...props }: ComponentProps<typeof DropdownMenu.Label>) => (
  <DropdownMenu.Label className={classNames("px-2.5 pt-1.5 pb-1 text-xs text-ink-faint", className)} {...props} />
);

export const MenuLine = () => <DropdownMenu.Separator className="mx-1 my-1.5 h-px bg-line" />;
