import { Skeleton } from "#components/ui/skeleton.tsx";

/** What stands there before it is known how wide the screen is, and while the tree's code is loaded. */
export function TreePlaceholder() {
  return (
    <div
      aria-hidden="true"
      className="flex items-center gap-2 max-lg:h-18 lg:w-80 lg:flex-col lg:border-l lg:bg-sidebar lg:pt-36"
    >
      <Skeleton className="size-16 rounded-md lg:size-19" />
    </div>
  );
}
