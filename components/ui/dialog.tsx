"use client";

import { X } from "lucide-react";
import * as Parts from "radix-ui/dialog";
import type { ComponentProps, RefObject } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { centeredPanelClasses, overlayClasses } from "./overlay.ts";
import { useReturnFocus } from "./use-return-focus.ts";

export function Dialog(props: ComponentProps<typeof Parts.Root>) {
  return <Parts.Root data-slot="dialog" {...props} />;
}

type DialogContentProps = ComponentProps<typeof Parts.Content> & {
  /** Has the focus afterwards, if what had it before is gone. */
  anchor?: RefObject<HTMLElement | null>;
};

export function DialogContent(props: DialogContentProps) {
  const { className, children, anchor, onOpenAutoFocus, onCloseAutoFocus, ...others } = props;
  const { remember, giveBack } = useReturnFocus(anchor);
  return (
    <Parts.Portal>
      <Parts.Overlay data-slot="dialog-overlay" className={overlayClasses} />
      <Parts.Content
        data-slot="dialog-content"
        className={cn(centeredPanelClasses, className)}
        onOpenAutoFocus={(event) => {
          remember();
          onOpenAutoFocus?.(event);
        }}
        onCloseAutoFocus={(event) => {
          onCloseAutoFocus?.(event);
          if (!event.defaultPrevented) giveBack();
        }}
        {...others}
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

export function DialogHeader({ className, ...props }: ComponentProps<"div">) {
  return <div data-slot="dialog-header" className={cn("flex flex-col gap-1 pr-8", className)} {...props} />;
}

export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      data-slot="dialog-footer"
      className={cn("flex flex-col-reverse gap-2 sm:flex-row sm:justify-end", className)}
      {...props}
    />
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Parts.Title>) {
  return (
    <Parts.Title data-slot="dialog-title" className={cn("font-semibold text-base", className)} {...props} />
  );
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Parts.Description>) {
  return (
    <Parts.Description
      data-slot="dialog-description"
      className={cn("text-muted-foreground text-sm", className)}
      {...props}
    />
  );
}
