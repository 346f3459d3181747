/** Shapes that stand where content is on its way, announced once. */
import { classNames } from "@/lib/class-names";

export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={classNames("block h-4 animate-pulse rounded-sm bg-sunken", className)} />
);

export const SkeletonPage = ({ label }: { label: string }) => (
  <div role="status" className="grid grid-cols-1 gap-5">
    <span className="sr-only">{label}</span>
    <Skeleton className="h-8 w-64 max-w-full" />
    <Skeleton className="h-4 w-96 max-w-full" />
    <div className="grid gap-3 pt-3">
      {["h-20", "h-20", "h-20"].map((height, index) => (
        <Skeleton key={`${height}-${String(index)}`} className={classNames(height, "rounded-lg")} />
      ))}
    </div>
  </div>
);
