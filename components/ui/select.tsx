"use client";

import { getNonce } from "get-nonce";
import { Check, ChevronDown } from "lucide-react";
import * as Parts from "radix-ui/select";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { fieldClasses } from "./input.tsx";
import { floatingPanelClasses, menuItemClasses } from "./overlay.ts";

export function Select(props: ComponentProps<typeof Parts.Root>) {
  return <Parts.Root data-slot="select" {...props} />;
}

export function SelectValue(props: ComponentProps<typeof Parts.Value>) {
  return <Parts.Value data-slot="select-value" {...props} />;
}

type TriggerProps = ComponentProps<typeof Parts.Trigger> & { size?: "sm" | "default" };

export function SelectTrigger({ className, size = "default", children, ...props }: TriggerProps) {
  return (
    <Parts.Trigger
      data-slot="select-trigger"
      data-size={size}
      className={cn(
        fieldClasses,
        "flex h-9 w-fit items-center justify-between gap-2 whitespace-nowrap px-3 text-sm data-[size=sm]:h-8 data-[placeholder]:text-muted-foreground *:data-[slot=select-value]:truncate",
        className,
      )}
      {...props}
    >
      {children}
      <Parts.Icon asChild>
        <ChevronDown className="size-4 shrink-0 text-muted-foreground" />
      </Parts.Icon>
    </Parts.Trigger>
  );
}

export function SelectContent({ className, children, ...props }: ComponentProps<typeof Parts.Content>) {
  return (
    <Parts.Portal>
      <Parts.Content
        data-slot="select-content"
        position="popper"
        sideOffset={6}
        collisionPadding={8}
        className={cn(
          floatingPanelClasses,
          "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) origin-(--radix-select-content-transform-origin) overflow-y-auto overflow-x-hidden",
          className,
        )}
        {...props}
      >
        <Parts.Viewport nonce={getNonce()} className="p-1">
          {children}
        </Parts.Viewport>
      </Parts.Content>
    </Parts.Portal>
  );
}

export function SelectItem({ className, children, ...props }: ComponentProps<typeof Parts.Item>) {
  return (
    <Parts.Item data-slot="select-item" className={cn(menuItemClasses, "pr-8", className)} {...props}>
      <Parts.ItemText>{children}</Parts.ItemText>
      <Parts.ItemIndicator className="absolute right-2">
        <Check className="text-foreground" />
      </Parts.ItemIndicator>
    </Parts.Item>
  );
}
