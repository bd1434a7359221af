import { Skeleton } from "#components/ui/skeleton.tsx";
import { SessionCardSkeleton } from "./session-card-skeleton.tsx";

/** The list of sessions before it is there, of the same size. */
export function SessionGridSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-4">
      <div className="flex flex-col gap-3">
        <Skeleton className="my-2 h-6 w-32 md:my-1" />
        <Skeleton className="h-10 w-full md:h-8 md:w-72" />
      </div>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 lg:grid-cols-4">
        {[1, 2, 3, 4].map((each) => (
          <SessionCardSkeleton key={each} />
        ))}
      </ul>
    </div>
  );
}
