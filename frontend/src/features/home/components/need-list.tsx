/** One group of things to do, with a line for each. */
import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";

interface NeedListProps {
  title: string;
  count: number;
  hint: string;
  /** The first thing to do takes the whole width. */
  wide?: boolean;
  children: ReactNode;
}

export const NeedList = ({ title, count, hint, wide = false, children }: NeedListProps) => (
  <section className={classNames("grid content-start gap-3", wide && "lg:col-span-2")}>
    <div>
      <h2 className="flex items-baseline gap-2.5 text-lg font-semibold">
        {title}
        <span className="tabular text-sm font-semibold text-ink-faint">{count}</span>
      </h2>
      <p className="text-sm text-ink-faint">{hint}</p>
    </div>
    <ul className="grid overflow-hidden rounded-lg border border-line bg-surface shadow-card">{children}</ul>
  </section>
);

interface NeedProps {
  title: ReactNode;
  about: ReactNode;
  children?: ReactNode;
}

export const Need = ({ title, about, children }: NeedProps) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line px-5 py-3.5 last:border-b-0 hover:bg-sunken/50">
    <div className="min-w-44 flex-1">
      {title}
      <p className="text-sm text-ink-faint">{about}</p>
    </div>
    {children}
  </li>
);
