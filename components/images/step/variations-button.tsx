import { Dice5 } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { ShortcutKey } from "#components/ui/shortcut-key.tsx";
import { Tooltip, TooltipContent, TooltipTrigger } from "#components/ui/tooltip.tsx";

const LABEL = "Again, and variations";

export function VariationsButton(props: ComponentProps<typeof Button>) {
  return (
    <Button variant="ghost" size="icon" aria-label={LABEL} aria-keyshortcuts="v" {...props}>
      <Dice5 />
    </Button>
  );
}

/** Names the button inside. */
export function VariationsTip({ children }: { children: ReactNode }) {
  return (
    <Tooltip>
      <TooltipTrigger asChild>{children}</TooltipTrigger>
      <TooltipContent className="flex items-center gap-2">
        {LABEL} <ShortcutKey keys="v" />
      </TooltipContent>
    </Tooltip>
  );
}
