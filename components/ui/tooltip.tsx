"use client";

import * as Parts from "radix-ui/tooltip";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

export function Tooltip({ delayDuration = 300, ...props }: ComponentProps<typeof Parts.Root>) {
  return (
    <Parts.Provider>
      <Parts.Root data-slot="tooltip" delayDuration={delayDuration} {...props} />
    </Parts.Provider>
  );
}

export function TooltipTrigger(props: ComponentProps<typeof Parts.Trigger>) {
  return <Parts.Trigger data-slot="tooltip-trigger" {...props} />;
}

export function TooltipContent({
  className,
  sideOffset = 6,
  ...props
}: ComponentProps<typeof Parts.Content>) {
  return (
    <Parts.Portal>
      <Parts.Content
        data-slot="tooltip-content"
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          "fade-in-0 zoom-in-98 data-[state=closed]:fade-out-0 z-50 max-w-64 origin-(--radix-tooltip-content-transform-origin) animate-in text-balance rounded-md bg-foreground px-2.5 py-1.5 text-background text-xs shadow-lg duration-150 data-[state=closed]:animate-out",
          className,
        )}
        {...props}
      />
    </Parts.Portal>
  );
}
