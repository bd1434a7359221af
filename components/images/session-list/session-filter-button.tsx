import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";

/** A filter of the list: tinted while it leaves something out. */
export function FilterButton({ active, children, ...props }: ComponentProps<"button"> & { active: boolean }) {
  return (
    <Button
      variant="outline"
      size="sm"
      className={cn("h-10 font-normal md:h-8", active && activeFilterClasses)}
      {...props}
    >
      <span className="max-w-40 truncate">{children}</span>
      <ChevronDown className="text-muted-foreground" />
    </Button>
  );
}

export const activeFilterClasses =
  "border-primary/40 bg-primary-soft text-primary-text hover:bg-primary-soft";
