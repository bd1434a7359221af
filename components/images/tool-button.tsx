import type { LucideIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { ShortcutKey } from "#components/ui/shortcut-key.tsx";
import { Tooltip, TooltipContent, TooltipTrigger } from "#components/ui/tooltip.tsx";

type ToolButtonProps = {
  icon: LucideIcon;
  label: string;
  /** What it is called where the label tells its state. */
  name?: string;
  /** A single key that does the same. */
  shortcut?: string;
  pressed?: boolean;
  disabled?: boolean;
  className?: string;
  onClick: () => void;
};

/** A button with only an icon, named by its tooltip. */
export function ToolButton({
  icon: Icon,
  label,
  name = label,
  shortcut,
  pressed,
  disabled,
  className,
  onClick,
}: ToolButtonProps) {
  return (
    <Tooltip>
      <TooltipTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          aria-label={name}
          aria-keyshortcuts={shortcut}
          aria-pressed={pressed}
          disabled={disabled}
          onClick={onClick}
          className={cn("size-10 md:size-9", pressed && "bg-accent text-foreground", className)}
        >
          <Icon />
        </Button>
      </TooltipTrigger>
      <TooltipContent className="flex items-center gap-2">
        {label}
        {shortcut && <ShortcutKey keys={shortcut} />}
      </TooltipContent>
    </Tooltip>
  );
}
