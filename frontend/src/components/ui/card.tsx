/** A surface that groups what belongs together. */
import type { ComponentProps } from "react";
import { classNames } from "@/lib/class-names";

export const Card = ({ className, ...props }: ComponentProps<"section">) => (
  <section className={classNames("rounded-lg border border-line bg-surface p-5 shadow-card sm:p-6", className)} {...props} />
);

export const CardTitle = ({ className, children, ...props }: ComponentProps<"h2">) => (
  <h2 className={classNames("text-lg font-semibold", className)} {...props}>{children}</h2>
);
