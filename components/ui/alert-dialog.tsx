"use client";

import * as Parts from "radix-ui/alert-dialog";
import type { ComponentProps } from "react";
import { buttonVariants } from "./button.tsx";
import { cn } from "./cn.ts";
import { centeredPanelClasses, overlayClasses } from "./overlay.ts";

export function AlertDialog(props: ComponentProps<typeof Parts.Root>) {
  return <Parts.Root data-slot="alert-dialog" {...props} />;
}

export function AlertDialogTrigger(props: ComponentProps<typeof Parts.Trigger>) {
  return <Parts.Trigger data-slot="alert-dialog-trigger" {...props} />;
}

export function AlertDialogContent({ className, ...props }: ComponentProps<typeof Parts.Content>) {
  return (
    <Parts.Portal>
      <Parts.Overlay data-slot="alert-dialog-overlay" className={overlayClasses} />
      <Parts.Content
        data-slot="alert-dialog-content"
        className={cn(centeredPanelClasses, "sm:max-w-md", className)}
        {...props}
      />
    </Parts.Portal>
  );
}

export function AlertDialogHeader({ className, ...props }: ComponentProps<"div">) {
  return <div data-slot="alert-dialog-header" className={cn("flex flex-col gap-1", className)} {...props} />;
}

export function AlertDialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      data-slot="alert-dialog-footer"
      className={cn("flex flex-col-reverse gap-2 sm:flex-row sm:justify-end", className)}
      {...props}
    />
  );
}

export function AlertDialogTitle({ className, ...props }: ComponentProps<typeof Parts.Title>) {
  return (
    <Parts.Title
      data-slot="alert-dialog-title"
      className={cn("font-semibold text-base", className)}
      {...props}
    />
  );
}

export function AlertDialogDescription({ className, ...props }: ComponentProps<typeof Parts.Description>) {
  return (
    <Parts.Description
      data-slot="alert-dialog-description"
      className={cn("text-muted-foreground text-sm", className)}
      {...props}
    />
  );
}

type ActionProps = ComponentProps<typeof Parts.Action> & { variant?: "default" | "destructive" };

export function AlertDialogAction({ className, variant = "default", ...props }: ActionProps) {
  return (
    <Parts.Action
      data-slot="alert-dialog-action"
      className={cn(buttonVariants({ variant }), className)}
      {...props}
    />
  );
}

export function AlertDialogCancel({ className, ...props }: ComponentProps<typeof Parts.Cancel>) {
  return (
    <Parts.Cancel
      data-slot="alert-dialog-cancel"
      className={cn(buttonVariants({ variant: "outline" }), className)}
      {...props}
    />
  );
}
