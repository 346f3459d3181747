/** Home's shape while it is on its way: the long list, and the short ones beside it. */
import { Skeleton } from "@/components/ui/skeleton";

const Lines = ({ count }: { count: number }) => (
  <div className="rounded-lg border border-line bg-surface shadow-card">
    {Array.from({ length: count }, (_, index) => (
      <div key={index} className="flex h-11 items-center justify-between gap-6 border-b border-line px-4 last:border-b-0">
        <Skeleton className="w-2/5" />
        <Skeleton className="w-20" />
      </div>
    ))}
  </div>
);

export const HomeSkeleton = () => (
  <div role="status" className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
    <span className="sr-only">Loading what needs you</span>
    <div className="grid content-start gap-3"><Skeleton className="w-48" /><Lines count={8} /></div>
    <div className="grid content-start gap-3"><Skeleton className="w-32" /><Lines count={3} /><Skeleton className="w-32" /><Lines count={2} /></div>
  </div>
);
