import { Dice5, Layers2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { ShortcutKey } from "#components/ui/shortcut-key.tsx";
import { Tooltip, TooltipContent, TooltipTrigger } from "#components/ui/tooltip.tsx";
import type { GenerationView } from "#lib/images/views.ts";
import { useModels } from "./models-context.tsx";
import { formatCost } from "./step-words.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useStepActions } from "./use-step-actions.ts";

const COUNTS = [2, 3, 4, 8] as const;

/** A button of the toolbar that asks how many. */
export function VariationsMenu({
  generation,
  className,
}: {
  generation: GenerationView;
  className?: string;
}) {
  const [open, setOpen] = useState(false);
  useShortcuts(new Map([["v", () => setOpen(true)]]));
  return (
    <DropdownMenu open={open} onOpenChange={setOpen}>
      <Tooltip>
        <TooltipTrigger asChild>
          <DropdownMenuTrigger asChild>
            <Button
              variant="ghost"
              size="icon"
              aria-label="Again, and variations"
              aria-keyshortcuts="v"
              className={className}
            >
              <Dice5 />
            </Button>
          </DropdownMenuTrigger>
        </TooltipTrigger>
        <TooltipContent className="flex items-center gap-2">
          Again, and variations <ShortcutKey keys="v" />
        </TooltipContent>
      </Tooltip>
      <DropdownMenuContent align="start" className="w-64 [&_[role=menuitem]]:min-h-10">
        <VariationItems generation={generation} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** The same settings with new seeds, a few at once, and what that may cost. */
function VariationItems({ generation }: { generation: GenerationView }) {
  const actions = useStepActions();
  const make = useVariations(generation);
  const costOf = (count: number) => formatCost(costPerPicture(generation) * count);
  return (
    <>
      <DropdownMenuLabel>The same settings, new seeds</DropdownMenuLabel>
      <DropdownMenuItem
        aria-keyshortcuts="n"
        textValue="1"
        onSelect={() => void actions.runWithNewSeed(generation)}
      >
        <Dice5 /> Again with a new seed
        <DropdownMenuShortcut>
          <ShortcutKey keys="n" />
        </DropdownMenuShortcut>
      </DropdownMenuItem>
      {COUNTS.map((count) => (
        <DropdownMenuItem key={count} textValue={String(count)} onSelect={() => make(count)}>
          <Layers2 /> {count} variations
          {costPerPicture(generation) > 0 && (
            <DropdownMenuShortcut>about {costOf(count)}</DropdownMenuShortcut>
          )}
        </DropdownMenuItem>
      ))}
    </>
  );
}

type RowProps = { generation: GenerationView; className?: string };

/** The same in one line of a menu. */
export function VariationRow({ generation, className }: RowProps) {
  const make = useVariations(generation);
  const each = costPerPicture(generation);
  return (
    <div className={cn("flex items-center gap-1 pl-2 text-sm", className)}>
      <Layers2 className="size-4 text-muted-foreground" />
      <span className="mr-auto pl-1">
        Variations
        {each > 0 && (
          <span className="block text-muted-foreground text-xs">about {formatCost(each)} each</span>
        )}
      </span>
      {COUNTS.map((count) => (
        <DropdownMenuItem
          key={count}
          aria-label={`${count} variations`}
          className="size-10 justify-center tabular-nums"
          onSelect={() => make(count)}
        >
          {count}
        </DropdownMenuItem>
      ))}
    </div>
  );
}

function useVariations(generation: GenerationView): (count: number) => void {
  const actions = useStepActions();
  const { provider, model: id } = generation;
  const model = useModels().find((known) => known.provider === provider && known.id === id);
  return (count) => void actions.makeVariations(generation, count, model);
}

/** In micro-dollars; 0 also where nobody knows. */
function costPerPicture({ estimatedCostMicros, params }: GenerationView): number {
  return (estimatedCostMicros ?? 0) / (params.count ?? 1);
}
