import {
  Ban,
  Brush,
  Download,
  GitBranchPlus,
  Info,
  Maximize,
  Minimize,
  PencilLine,
  UnfoldHorizontal,
} from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { isActive } from "../api/session-cache.ts";
import { downloadUrl } from "../asset-url.ts";
import { CompareButton } from "../compare/compare-button.tsx";
import { useModels } from "../composer/models-context.tsx";
import { isOptimistic } from "../composer/optimistic-generation.ts";
import { ToolButton } from "../tool-button.tsx";
import { toggleFullScreen, useFullScreen } from "../viewer/full-screen.ts";
import { useShownOutput } from "../viewer/use-shown-output.ts";
import { describeStopOf } from "./cancel-words.ts";
import { useInspector } from "./inspector-store.ts";
import { StepMenu } from "./step-menu.tsx";
import { type PartAbilities, usePartActions, usePartKeys } from "./use-part-actions.ts";
import { useStepActions } from "./use-step-actions.ts";
import { VariationsMenu } from "./variations-menu.tsx";

type StepToolbarProps = { generation: GenerationView; sourceAssetId: string | null } & PartAbilities;

/** What can be done with the step that is looked at. */
export function StepToolbar({ generation, sourceAssetId, canMask, canDraw }: StepToolbarProps) {
  const output = useShownOutput(generation);
  const parts = usePartActions(generation, output);
  usePartKeys(parts, { canMask, canDraw });
  const inspecting = useInspector((state) => state.open);
  const full = useFullScreen(({ on }) => on);
  const waitsForServer = isOptimistic(generation.id);
  return (
    <div role="toolbar" aria-label="Actions for this step" className="flex items-center gap-1">
      {output && <IterateButton {...{ generation, output, sourceAssetId }} />}
      {parts && canMask && (
        <ToolButton
          className="max-sm:hidden"
          icon={Brush}
          label="Change only a part"
          shortcut="b"
          onClick={parts.paint}
        />
      )}
      {parts && canDraw && (
        <ToolButton
          className="max-sm:hidden"
          icon={PencilLine}
          label="Draw instructions"
          shortcut="Shift+B"
          onClick={parts.draw}
        />
      )}
      {parts && canMask && (
        <ToolButton
          className="max-sm:hidden"
          icon={UnfoldHorizontal}
          label="Extend the picture"
          shortcut="w"
          onClick={parts.extend}
        />
      )}
      {isActive(generation) && <CancelButton generation={generation} disabled={waitsForServer} />}
      {output && <VariationsMenu className="max-sm:hidden sm:size-9" generation={generation} />}
      {output && (
        <Button asChild variant="ghost" size="icon" className="size-10 md:size-9">
          <a href={downloadUrl(output.url)} download aria-label="Download" title="Download">
            <Download />
          </a>
        </Button>
      )}
      {output && <CompareButton className="max-sm:hidden" {...{ generation, output }} />}
      <ToolButton
        icon={Info}
        label="Details of this step"
        shortcut="i"
        pressed={inspecting}
        onClick={() => useInspector.setState({ open: !inspecting })}
      />
      <ToolButton
        className="max-sm:hidden"
        icon={full ? Minimize : Maximize}
        label={full ? "Leave full screen" : "Full screen"}
        shortcut="f"
        onClick={toggleFullScreen}
      />
      <StepMenu generation={generation} output={output} disabled={waitsForServer} />
    </div>
  );
}

function CancelButton({ generation, disabled }: { generation: GenerationView; disabled: boolean }) {
  const actions = useStepActions();
  const stop = describeStopOf(useModels(), generation);
  return (
    <Button
      variant="outline"
      className="h-10 md:h-9"
      disabled={disabled || generation.cancelRequested}
      aria-keyshortcuts="Shift+X"
      title={stop ? `Cancel (Shift X). ${stop}` : "Cancel (Shift X)"}
      onClick={() => void actions.cancel(generation)}
    >
      <Ban /> Cancel
    </Button>
  );
}

type IterateProps = { generation: GenerationView; output: AssetView; sourceAssetId: string | null };

function IterateButton({ generation, output, sourceAssetId }: IterateProps) {
  const actions = useStepActions();
  const chosen = output.id === sourceAssetId;
  return (
    <Button
      variant={chosen ? "secondary" : "default"}
      aria-pressed={chosen}
      aria-keyshortcuts="e"
      title={
        chosen
          ? "The next step starts from this picture (E to type the change)"
          : "Make this the picture the next step starts from (E)"
      }
      className="h-10 md:h-9"
      onClick={() => actions.iterateFrom(generation, output)}
    >
      <GitBranchPlus />
      <span>
        Iterate<span className="@max-lg:sr-only"> from this image</span>
      </span>
    </Button>
  );
}
