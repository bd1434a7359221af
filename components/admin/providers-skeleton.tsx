import { Skeleton } from "#components/ui/skeleton.tsx";

/** The providers before they are read. */
export function ProvidersSkeleton() {
  return (
    <div aria-busy="true" className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-8 md:px-8">
      <Skeleton className="h-7 w-32" />
      {[1, 2, 3].map((each) => (
        <Skeleton key={each} className="h-18 w-full rounded-lg" />
      ))}
    </div>
  );
}
