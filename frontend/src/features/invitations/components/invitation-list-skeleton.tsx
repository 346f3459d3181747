/** The list's shape while it is on its way. */
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["w-40", "w-32", "w-48", "w-36", "w-44", "w-28", "w-40", "w-36"];

export const InvitationListSkeleton = () => (
  <div role="status" className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
    <span className="sr-only">Loading invitations</span>
    <div className="h-9 border-b border-line bg-sunken/50" />
    {ROWS.map((width, index) => (
      <div key={`${width}-${String(index)}`} className="flex h-11 items-center gap-8 border-b border-line px-5 last:border-b-0">
        <Skeleton className={`${width} max-w-1/2`} />
        <Skeleton className="w-44 max-md:hidden" />
        <Skeleton className="w-56 max-lg:hidden" />
        <Skeleton className="ml-auto w-24" />
      </div>
    ))}
  </div>
);
