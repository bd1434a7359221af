"use client";

import * as Parts from "radix-ui/switch";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

export function Switch({ className, ...props }: ComponentProps<typeof Parts.Root>) {
  return (
    <Parts.Root
      data-slot="switch"
      className={cn(
        "inline-flex h-5 w-9 shrink-0 cursor-pointer items-center rounded-full border border-transparent bg-input-hover transition-colors disabled:cursor-not-allowed disabled:opacity-50 data-[state=checked]:bg-primary",
        className,
      )}
      {...props}
    >
      <Parts.Thumb className="block size-4 rounded-full bg-white transition-transform data-[state=checked]:translate-x-[calc(100%+1px)] data-[state=unchecked]:translate-x-px" />
    </Parts.Root>
  );
}
