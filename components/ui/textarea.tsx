import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { fieldClasses } from "./input.tsx";

/** Grows with its text, from `rows` up to the class's max height. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(fieldClasses, "field-sizing-content max-h-64 min-h-16 resize-none px-3 py-2", className)}
      {...props}
    />
  );
}
