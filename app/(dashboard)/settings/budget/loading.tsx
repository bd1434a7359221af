import { Skeleton } from "#components/ui/skeleton.tsx";

export default function BudgetLoading() {
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col gap-6 px-4 py-8 md:px-8">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-8 w-32" />
        <Skeleton className="h-10" />
      </div>
      <Skeleton className="h-56 rounded-lg" />
    </div>
  );
}
