import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

type LabelProps = Omit<ComponentProps<"label">, "htmlFor"> & { htmlFor: string };

export function Label({ className, htmlFor, children, ...props }: LabelProps) {
  return (
    <label
      data-slot="label"
      htmlFor={htmlFor}
      className={cn(
        "flex select-none items-center gap-2 font-medium text-sm leading-none has-[+:disabled]:opacity-50",
        className,
      )}
      {...props}
    >
      {children}
    </label>
  );
}
