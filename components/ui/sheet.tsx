"use client";

import { X } from "lucide-react";
import * as Parts from "radix-ui/dialog";
import type { ComponentProps } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { overlayClasses } from "./overlay.ts";

const SIDES = {
  left: "inset-y-0 left-0 h-full w-72 max-w-[85vw] border-r data-[state=closed]:slide-out-to-left data-[state=open]:slide-in-from-left",
  right:
    "inset-y-0 right-0 h-full w-96 max-w-[90vw] border-l data-[state=closed]:slide-out-to-right data-[state=open]:slide-in-from-right",
  bottom:
    "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t data-[state=closed]:slide-out-to-bottom data-[state=open]:slide-in-from-bottom",
} as const;

export function Sheet(props: ComponentProps<typeof Parts.Root>) {
  return <Parts.Root data-slot="sheet" {...props} />;
}

export function SheetTrigger(props: ComponentProps<typeof Parts.Trigger>) {
  return <Parts.Trigger data-slot="sheet-trigger" {...props} />;
}

type ContentProps = ComponentProps<typeof Parts.Content> & { side?: keyof typeof SIDES };

export function SheetContent({ className, side = "right", children, ...props }: ContentProps) {
  return (
    <Parts.Portal>
      <Parts.Overlay data-slot="sheet-overlay" className={overlayClasses} />
      <Parts.Content
        data-slot="sheet-content"
        className={cn(
          "fixed z-50 flex flex-col gap-4 overflow-y-auto bg-popover p-4 text-popover-foreground shadow-xl duration-200 ease-out data-[state=closed]:animate-out data-[state=open]:animate-in",
          SIDES[side],
          className,
        )}
        {...props}
      >
        {children}
        <Parts.Close asChild>
          <Button variant="ghost" size="icon" aria-label="Close" className="absolute top-3 right-3 size-8">
            <X />
          </Button>
        </Parts.Close>
      </Parts.Content>
    </Parts.Portal>
  );
}

export function SheetTitle({ className, ...props }: ComponentProps<typeof Parts.Title>) {
  return (
    <Parts.Title data-slot="sheet-title" className={cn("font-semibold text-base", className)} {...props} />
  );
}

export function SheetDescription({ className, ...props }: ComponentProps<typeof Parts.Description>) {
  return (
    <Parts.Description
      data-slot="sheet-description"
      className={cn("text-muted-foreground text-sm", className)}
      {...props}
    />
  );
}
