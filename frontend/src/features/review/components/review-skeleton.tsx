/** The candidate page's shape while it is on its way. */
import { Skeleton } from "@/components/ui/skeleton";

const Box = ({ height }: { height: string }) => <Skeleton className={`rounded-lg ${height}`} />;

export const ReviewSkeleton = () => (
  <div role="status" className="grid gap-5">
    <span className="sr-only">Loading the candidate's answers</span>
    <div className="grid gap-2"><Skeleton className="w-24" /><Skeleton className="h-7 w-64 max-w-full" /><Skeleton className="w-96 max-w-full" /></div>
    <div className="flex flex-wrap gap-3"><Box height="h-9 w-32" /><Box height="h-9 w-32" /><Box height="h-9 w-32" /></div>
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid content-start gap-5"><Box height="h-44" /><Box height="h-72" /><Box height="h-72" /></div>
      <div className="max-lg:hidden"><Box height="h-96" /></div>
    </div>
  </div>
);
