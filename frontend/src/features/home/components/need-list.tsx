/** One group of things to do: how many there are in all, the first of them, and the way to the rest. */
import type { ReactNode } from "react";
import { UserText } from "@/components/ui/user-text";

interface NeedListProps {
  title: string;
  /** Of all, as the server counted them; the lines below may be fewer. */
  count: number;
  hint: string;
  /** To the list that holds them all. */
  all?: ReactNode;
  children: ReactNode;
}

export const NeedList = ({ title, count, hint, all, children }: NeedListProps) => (
  <section className="grid content-start gap-2">
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <h2 className="flex items-baseline gap-2 font-semibold">
        {title}
        <span className="tabular text-ink-soft">{count}</span>
      </h2>
      <span className="text-sm">{all}</span>
      <p className="basis-full text-sm text-ink-faint">{hint}</p>
    </div>
    <ul className="grid grid-cols-[minmax(0,1fr)] overflow-hidden rounded-lg border border-line bg-surface shadow-card">{children}</ul>
  </section>
);

interface NeedProps {
  title: ReactNode;
  about: string;
  children?: ReactNode;
}

export const Need = ({ title, about, children }: NeedProps) => (
  <li className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line px-4 py-1.5 last:border-b-0 hover:bg-sunken/60">
    <span className="line-clamp-1 max-w-full min-w-0 flex-1 basis-56 text-sm max-sm:line-clamp-2">
      {title}
      <span title={about} className="text-ink-faint"> · <UserText>{about}</UserText></span>
    </span>
    {children}
  </li>
);
