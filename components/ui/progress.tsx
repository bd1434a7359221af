import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

type ProgressProps = Omit<ComponentProps<"div">, "children"> & {
  /** 0 to 1; null while it cannot be told. */
  value: number | null;
  "aria-label": string;
};

export function Progress({ className, value, ...props }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div
      data-slot="progress"
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cn("h-1 w-full overflow-hidden rounded-full bg-secondary-hover", className)}
      {...props}
    >
      <div
        className={cn(
          "h-full rounded-full bg-primary transition-[width] duration-200",
          percent === undefined && "w-1/3 animate-indeterminate",
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
