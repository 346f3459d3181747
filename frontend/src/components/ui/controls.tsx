/** Text boxes and native selects in our look. */
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "@/lib/class-names";

const box =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base text-ink transition-colors enabled:hover:border-ink-faint aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-soft";

/** What is typed sets the direction: somebody who writes Arabic or Hebrew writes from the right. */
export const Input = ({ className, ...props }: ComponentProps<"input">) => (
  <input dir="auto" className={classNames(box, "min-h-10 sm:text-sm", className)} {...props} />
);

export const Textarea = ({ className, ...props }: ComponentProps<"textarea">) => (
  <textarea dir="auto" className={classNames(box, "min-h-24 resize-y py-2 leading-relaxed sm:text-sm", className)} {...props} />
);

export const Select = ({ className, children, ...props }: ComponentProps<"select">) => (
  <span className="relative inline-grid w-full min-w-0 grid-cols-[minmax(0,1fr)]">
    <select dir="auto" className={classNames(box, "min-h-10 appearance-none pr-9 sm:text-sm", className)} {...props}>
      {children}
    </select>
    <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-faint" />
  </span>
);

export const Checkbox = ({ className, ...props }: Omit<ComponentProps<"input">, "type">) => (
  <input type="checkbox" className={classNames("size-4.5 shrink-0 accent-ink", className)} {...props} />
);

export const Radio = ({ className, ...props }: Omit<ComponentProps<"input">, "type">) => (
  <input type="radio" className={classNames("size-4.5 shrink-0 accent-ink", className)} {...props} />
);
