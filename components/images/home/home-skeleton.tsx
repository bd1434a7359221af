import { Skeleton } from "#components/ui/skeleton.tsx";
import { SessionGridSkeleton } from "../session-list/session-grid-skeleton.tsx";

/** The start page before it is read. */
export function HomeSkeleton() {
  return (
    <div
      aria-busy="true"
      className="mx-auto flex w-full max-w-6xl flex-col gap-12 px-4 pt-12 pb-16 md:px-8 md:pt-20"
    >
      <div className="mx-auto flex w-full max-w-2xl flex-col items-center gap-8">
        <div className="flex h-17 flex-col items-center gap-3">
          <Skeleton className="h-8 w-72 max-w-full" />
          <Skeleton className="h-5 w-96 max-w-full" />
        </div>
        <Skeleton className="h-37 w-full rounded-xl" />
      </div>
      <SessionGridSkeleton />
    </div>
  );
}
