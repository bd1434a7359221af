import { Copy, Dice5, ExternalLink, Images, Maximize, Trash2 } from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { ShortcutKey } from "#components/ui/shortcut-key.tsx";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { CompareItems } from "../compare/compare-items.tsx";
import { useModels } from "../composer/models-context.tsx";
import { ReplayItems } from "../replay/replay-items.tsx";
import { MoveBranchItem } from "../session-list/session-move-item.tsx";
import { toggleFullScreen, useFullScreen } from "../viewer/full-screen.ts";
import { describeStopOf } from "./cancel-words.ts";
import { MarkupItems, MaskItems } from "./mask-items.tsx";
import { RecallItems } from "./recall-items.tsx";
import { StepMenuButton } from "./step-menu-button.tsx";
import { useDeleteStep } from "./use-delete-step.ts";
import { useStepActions } from "./use-step-actions.ts";
import { VariationRow } from "./variation-items.tsx";

export type StepMenuProps = { generation: GenerationView; output: AssetView | undefined; disabled: boolean };

/** Open from the start. */
export function StepMenuList({ generation, output, disabled }: StepMenuProps) {
  const actions = useStepActions();
  const deleteStep = useDeleteStep();
  const full = useFullScreen(({ on }) => on);
  const models = useModels();
  const takesReferences = models.some((model) => model.referencesMax > 0);
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <StepMenuButton disabled={disabled} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60 [&_[role=menuitem]]:min-h-10">
        {output && (
          <DropdownMenuItem className="sm:hidden" onSelect={() => void actions.runWithNewSeed(generation)}>
            <Dice5 /> Again with a new seed
          </DropdownMenuItem>
        )}
        {output && <VariationRow generation={generation} className="sm:hidden" />}
        <RecallItems generation={generation} output={output} />
        <DropdownMenuSeparator />
        {generation.prompt && (
          <DropdownMenuItem onSelect={() => actions.copyPrompt(generation)}>
            <Copy /> Copy prompt
          </DropdownMenuItem>
        )}
        {output && takesReferences && (
          <DropdownMenuItem onSelect={() => actions.addReference(generation, output)}>
            <Images /> Use as reference
          </DropdownMenuItem>
        )}
        <MaskItems {...{ generation, output }} />
        <MarkupItems {...{ generation, output }} />
        <CompareItems {...{ generation, output }} />
        <ReplayItems generation={generation} />
        <MoveBranchItem generation={generation} />
        {output && (
          <DropdownMenuItem asChild>
            <a href={output.url} target="_blank" rel="noreferrer">
              <ExternalLink /> Open full size
            </a>
          </DropdownMenuItem>
        )}
        <DropdownMenuItem className="sm:hidden" onSelect={toggleFullScreen}>
          <Maximize /> {full ? "Leave full screen" : "Full screen"}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem
          variant="destructive"
          title={describeStopOf(models, generation) ?? undefined}
          onSelect={() => void deleteStep(generation)}
        >
          <Trash2 /> Delete step
          <DropdownMenuShortcut>
            <ShortcutKey keys="Delete" />
          </DropdownMenuShortcut>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
