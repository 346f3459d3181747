/** A short state in words; the colour only supports the words. `good` is for what is right, and for nothing else. */
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { classNames } from "@/lib/class-names";

const badge = cva("inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-semibold [&_svg]:shrink-0 [&_svg]:size-3.5", {
  variants: {
    tone: {
      neutral: "bg-sunken text-ink-soft",
      good: "bg-accent-soft text-accent-text",
      info: "bg-info-soft text-info",
      warn: "bg-warn-soft text-warn",
      danger: "bg-danger-soft text-danger",
      outline: "border border-line-strong/60 text-ink-soft",
    },
  },
  defaultVariants: { tone: "neutral" },
});

export const Badge = ({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badge>) => (
  <span className={classNames(badge({ tone }), className)} {...props} />
);
