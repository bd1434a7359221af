import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** 16 px on phones, where Safari zooms into anything smaller. */
export const fieldClasses =
  "w-full min-w-0 rounded-md border border-input bg-field text-base transition-colors placeholder:text-muted-foreground hover:border-input-hover disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-destructive md:text-sm";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      className={cn(
        fieldClasses,
        "h-9 px-3 file:mr-3 file:border-0 file:bg-transparent file:font-medium file:text-foreground file:text-sm",
        className,
      )}
      {...props}
    />
  );
}
