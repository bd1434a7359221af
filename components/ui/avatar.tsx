import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

type AvatarProps = ComponentProps<"span"> & { name: string };

/** Initials on a quiet disc. The name itself is expected beside it, so it is hidden from screen readers. */
export function Avatar({ className, name, ...props }: AvatarProps) {
  return (
    <span
      data-slot="avatar"
      aria-hidden="true"
      className={cn(
        "inline-flex size-8 shrink-0 select-none items-center justify-center rounded-full bg-primary-soft font-medium text-primary-text text-xs",
        className,
      )}
      {...props}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0]);
  return letters.join("").toUpperCase() || "?";
}
