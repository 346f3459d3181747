/** Between the last second and the server's word that the interview has ended. */
import { useEffect, useRef } from "react";

export const TimeOver = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div role="status" className="grid gap-3 py-6">
      <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold outline-none">The time is over</h1>
      <p className="max-w-prose text-lg text-ink-soft">
        What you sent and what was saved is being handed over. This takes up to half a minute; you need not do anything, and may close this page.
      </p>
    </div>
  );
};
