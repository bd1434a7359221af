"use client";

import * as Parts from "radix-ui/popover";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { floatingPanelClasses } from "./overlay.ts";

export function Popover(props: ComponentProps<typeof Parts.Root>) {
  return <Parts.Root data-slot="popover" {...props} />;
}

export function PopoverAnchor(props: ComponentProps<typeof Parts.Anchor>) {
  return <Parts.Anchor data-slot="popover-anchor" {...props} />;
}

export function PopoverContent({
  className,
  sideOffset = 6,
  ...props
}: ComponentProps<typeof Parts.Content>) {
  return (
    <Parts.Portal>
      <Parts.Content
        data-slot="popover-content"
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          floatingPanelClasses,
          "origin-(--radix-popover-content-transform-origin) outline-none",
          className,
        )}
        {...props}
      />
    </Parts.Portal>
  );
}
