import { Dice5, Layers2 } from "lucide-react";
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
import type { GenerationView } from "#lib/images/views.ts";
import { useModels } from "../composer/models-context.tsx";
import { askedModel } from "./repeat-step.ts";
import { formatCost } from "./step-words.ts";
import { useStepActions } from "./use-step-actions.ts";
import { VariationsButton, VariationsTip } from "./variations-button.tsx";

const COUNTS = [2, 3, 4, 8] as const;

type VariationsListProps = RowProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** The menu of `VariationsMenu`, at a button that looks the same. */
export function VariationsList({ generation, className, open, onOpenChange }: VariationsListProps) {
  return (
    <DropdownMenu open={open} onOpenChange={onOpenChange}>
      <VariationsTip>
        <DropdownMenuTrigger asChild>
          <VariationsButton className={className} />
        </DropdownMenuTrigger>
      </VariationsTip>
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
  const { provider, model: id } = askedModel(generation);
  const model = useModels().find((known) => known.provider === provider && known.id === id);
  return (count) => void actions.makeVariations(generation, count, model);
}

/** In micro-dollars; 0 also where nobody knows. */
function costPerPicture({ estimatedCostMicros, params }: GenerationView): number {
  return (estimatedCostMicros ?? 0) / (params.count ?? 1);
}
