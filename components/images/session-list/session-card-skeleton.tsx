import { Skeleton } from "#components/ui/skeleton.tsx";

/** A card before its session is known, of the same size. */
export function SessionCardSkeleton() {
  return (
    <li className="flex flex-col gap-2" aria-hidden="true">
      <Skeleton className="aspect-square rounded-lg" />
      <div className="flex h-10 flex-col gap-2 px-0.5 pt-1">
        <Skeleton className="h-3.5 w-3/4" />
        <Skeleton className="h-3 w-1/2" />
      </div>
    </li>
  );
}
