import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

type SeparatorProps = ComponentProps<"div"> & { orientation?: "horizontal" | "vertical" };

/** A line for the eye only; it says nothing to a screen reader. */
export function Separator({ className, orientation = "horizontal", ...props }: SeparatorProps) {
  return (
    <div
      data-slot="separator"
      aria-hidden="true"
      className={cn(
        "shrink-0 bg-border",
        orientation === "horizontal" ? "h-px w-full" : "h-full w-px",
        className,
      )}
      {...props}
    />
  );
}
