import { ListOrdered } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export function QueueEmpty() {
  return (
    <div className="flex flex-col items-center gap-3 px-6 pt-6 pb-10 text-center">
      <span className="flex size-12 items-center justify-center rounded-lg bg-muted text-muted-foreground">
        <ListOrdered className="size-5" aria-hidden="true" />
      </span>
      <p className="text-balance text-muted-foreground text-sm">
        Nothing runs or waits. Start as many steps as you like: those that cannot run yet wait here, in the
        order that you give them.
      </p>
    </div>
  );
}

export function QueueLoading() {
  return (
    <div role="status" aria-label="Loading the queue" className="flex flex-col gap-3 p-4">
      {["w-2/3", "w-1/2", "w-3/5"].map((width) => (
        <div key={width} className="flex items-center gap-3">
          <Skeleton className="size-10 rounded-md" />
          <Skeleton className={`h-4 ${width}`} />
        </div>
      ))}
    </div>
  );
}

export function QueueUnreachable({ retry }: { retry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-3 p-6 text-center">
      <p className="text-muted-foreground text-sm">
        The queue could not be read. Your steps go on as before.
      </p>
      <Button variant="outline" className="h-10" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
