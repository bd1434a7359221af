"use client";

import { Check } from "lucide-react";
import * as Parts from "radix-ui/dropdown-menu";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { floatingPanelClasses, menuItemClasses } from "./overlay.ts";

const contentClasses =
  "min-w-40 origin-(--radix-dropdown-menu-content-transform-origin) overflow-y-auto overflow-x-hidden p-1";

export function DropdownMenu(props: ComponentProps<typeof Parts.Root>) {
  return <Parts.Root data-slot="dropdown-menu" {...props} />;
}

export function DropdownMenuTrigger(props: ComponentProps<typeof Parts.Trigger>) {
  return <Parts.Trigger data-slot="dropdown-menu-trigger" {...props} />;
}

export function DropdownMenuContent({
  className,
  sideOffset = 6,
  ...props
}: ComponentProps<typeof Parts.Content>) {
  return (
    <Parts.Portal>
      <Parts.Content
        data-slot="dropdown-menu-content"
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          floatingPanelClasses,
          contentClasses,
          "max-h-(--radix-dropdown-menu-content-available-height)",
          className,
        )}
        {...props}
      />
    </Parts.Portal>
  );
}

type ItemProps = ComponentProps<typeof Parts.Item> & { variant?: "default" | "destructive" };

export function DropdownMenuItem({ className, variant = "default", ...props }: ItemProps) {
  return (
    <Parts.Item
      data-slot="dropdown-menu-item"
      className={cn(
        menuItemClasses,
        variant === "destructive" && "text-destructive-text [&_svg]:text-destructive-text!",
        className,
      )}
      {...props}
    />
  );
}

export function DropdownMenuGroup(props: ComponentProps<typeof Parts.Group>) {
  return <Parts.Group data-slot="dropdown-menu-group" {...props} />;
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Parts.Label>) {
  return (
    <Parts.Label
      data-slot="dropdown-menu-label"
      className={cn("px-2 py-1.5 text-muted-foreground text-xs", className)}
      {...props}
    />
  );
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Parts.Separator>) {
  return (
    <Parts.Separator
      data-slot="dropdown-menu-separator"
      className={cn("-mx-1 my-1 h-px bg-border", className)}
      {...props}
    />
  );
}

export function DropdownMenuRadioGroup(props: ComponentProps<typeof Parts.RadioGroup>) {
  return <Parts.RadioGroup data-slot="dropdown-menu-radio-group" {...props} />;
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Parts.RadioItem>) {
  return (
    <Parts.RadioItem
      data-slot="dropdown-menu-radio-item"
      className={cn(menuItemClasses, "pr-8", className)}
      {...props}
    >
      {children}
      <Parts.ItemIndicator className="absolute right-2">
        <Check className="text-foreground" />
      </Parts.ItemIndicator>
    </Parts.RadioItem>
  );
}

export function DropdownMenuShortcut({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      data-slot="dropdown-menu-shortcut"
      className={cn("ml-auto text-muted-foreground text-xs", className)}
      {...props}
    />
  );
}
