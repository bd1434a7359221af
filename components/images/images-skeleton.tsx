"use client";

import { usePathname } from "next/navigation";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { PendingStudio } from "./pending-studio.tsx";
import { SessionCardSkeleton } from "./session-card-skeleton.tsx";
import { TrashSkeleton } from "./trash/trash-skeleton.tsx";

/** The list of sessions before it is read. Next shows it for a moment on the way to a session, too. */
export function ImagesSkeleton() {
  const pathname = usePathname();
  if (pathname === "/images/trash") return <TrashSkeleton />;
  if (pathname !== "/images") return <PendingStudio />;
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
      <div className="flex flex-col gap-4">
        <Skeleton className="h-6 w-32" />
        <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 lg:grid-cols-4">
          {[1, 2, 3, 4].map((each) => (
            <SessionCardSkeleton key={each} />
          ))}
        </ul>
      </div>
    </div>
  );
}
