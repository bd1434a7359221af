"use client";

import * as Parts from "radix-ui/slider";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** One thumb. Name it with `aria-label` or `aria-labelledby`. */
export function Slider({
  className,
  "aria-label": label,
  "aria-labelledby": labelledBy,
  ...props
}: ComponentProps<typeof Parts.Root>) {
  return (
    <Parts.Root
      data-slot="slider"
      className={cn(
        "relative flex h-5 w-full touch-none select-none items-center data-[disabled]:opacity-50",
        className,
      )}
      {...props}
    >
      <Parts.Track className="relative h-1 grow overflow-hidden rounded-full bg-secondary-hover">
        <Parts.Range className="absolute h-full bg-primary" />
      </Parts.Track>
      <Parts.Thumb
        aria-label={label}
        aria-labelledby={labelledBy}
        className="block size-4 shrink-0 cursor-grab rounded-full border border-input-hover bg-white transition-colors active:cursor-grabbing"
      />
    </Parts.Root>
  );
}
