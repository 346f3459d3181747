/** Buttons, and links that look like one. */
import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "@/lib/class-names";

const button = cva(
  "inline-flex items-center justify-center gap-2 rounded-md font-semibold whitespace-nowrap transition-colors duration-150 select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        primary: "bg-accent text-on-accent shadow-card enabled:hover:bg-accent-strong [a]:hover:bg-accent-strong",
        secondary: "border border-line-strong/60 bg-surface text-ink shadow-card enabled:hover:bg-sunken [a]:hover:bg-sunken",
        quiet: "text-ink-soft enabled:hover:bg-sunken enabled:hover:text-ink [a]:hover:bg-sunken [a]:hover:text-ink",
        danger: "border border-danger/50 bg-surface text-danger enabled:hover:bg-danger-soft",
      },
      size: {
        sm: "min-h-8 px-3 text-sm [&_svg]:size-4",
        md: "min-h-10 px-4 text-sm [&_svg]:size-4.5",
        lg: "min-h-12 px-6 text-base [&_svg]:size-5",
        icon: "size-10 [&_svg]:size-5",
        "icon-sm": "size-8 [&_svg]:size-4.5",
      },
    },
    defaultVariants: { look: "secondary", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof button> {
  asChild?: boolean;
  busy?: boolean;
}

export const Button = ({ className, look, size, asChild = false, busy = false, children, disabled, type, ...props }: ButtonProps) => {
  const style = classNames(button({ look, size }), className);
  if (asChild) return <Slot.Root className={style} {...props}>{children}</Slot.Root>;
  return (
    <button type={type ?? "button"} className={style} disabled={disabled || busy} aria-busy={busy || undefined} {...props}>
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </button>
  );
};
