import { LoaderCircle } from "lucide-react";
import { cn } from "./cn.ts";

/** Turning; under reduced motion it fades instead. Say in words beside it what is happening. */
export function Spinner({ className }: { className?: string }) {
  return (
    <LoaderCircle
      data-slot="spinner"
      aria-hidden="true"
      className={cn("size-4 animate-spin motion-reduce:animate-pulse", className)}
    />
  );
}
