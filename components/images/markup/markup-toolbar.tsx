import {
  Circle,
  Hand,
  type LucideIcon,
  MoveUpRight,
  Pencil,
  Redo2,
  Square,
  Trash2,
  Type,
  Undo2,
} from "lucide-react";
import { Slider } from "#components/ui/slider.tsx";
import { ToolButton } from "../tool-button.tsx";
import { ColorChoice } from "./color-choice.tsx";
import { LINE_SIZE, type MarkupTool, useMarkupTools } from "./markup-tools.ts";
import { TOOL_NAMES } from "./markup-words.ts";
import type { MarkupActions } from "./use-markup-actions.ts";

type MarkupToolbarProps = {
  actions: MarkupActions;
  canUndo: boolean;
  canRedo: boolean;
  /** Called when a tool was chosen, which is used on the picture. */
  onTool: () => void;
};

const TOOLS: [MarkupTool, LucideIcon, string][] = [
  ["pen", Pencil, "p"],
  ["arrow", MoveUpRight, "a"],
  ["ellipse", Circle, "o"],
  ["rectangle", Square, "u"],
  ["text", Type, "t"],
  ["hand", Hand, "h"],
];

export function MarkupToolbar({ actions, canUndo, canRedo, onTool }: MarkupToolbarProps) {
  const { tool } = useMarkupTools();
  return (
    <div
      role="toolbar"
      aria-label="Drawing tools"
      className="flex min-h-10 flex-wrap items-center justify-center gap-x-4 gap-y-1"
    >
      <div className="flex items-center gap-1">
        {TOOLS.map(([each, icon, shortcut]) => (
          <ToolButton
            key={each}
            {...{ icon, shortcut }}
            label={TOOL_NAMES[each]}
            pressed={tool === each}
            onClick={() => {
              useMarkupTools.setState({ tool: each });
              onTool();
            }}
          />
        ))}
      </div>
      <ColorChoice />
      <SizeSlider />
      <div className="flex items-center gap-1">
        <ToolButton icon={Trash2} label="Clear" shortcut="Shift+C" onClick={actions.clear} />
        <ToolButton icon={Undo2} label="Undo" shortcut="Mod+Z" disabled={!canUndo} onClick={actions.undo} />
        <ToolButton
          icon={Redo2}
          label="Redo"
          shortcut="Mod+Shift+Z"
          disabled={!canRedo}
          onClick={actions.redo}
        />
      </div>
    </div>
  );
}

/** Felt alike for thin and thick lines: the slider goes over the logarithm of the size. */
function SizeSlider() {
  const { size } = useMarkupTools();
  return (
    <span data-ink="" className="flex items-center gap-2 text-muted-foreground text-xs">
      <span aria-hidden="true">Size</span>
      <Slider
        aria-label="Size of lines and letters"
        title="Size of lines and letters ([ and ])"
        className="h-10 w-24 lg:w-28"
        min={Math.log(LINE_SIZE.min)}
        max={Math.log(LINE_SIZE.max)}
        step={0.01}
        value={[Math.log(size)]}
        onValueChange={([next]) => next !== undefined && useMarkupTools.setState({ size: Math.exp(next) })}
      />
    </span>
  );
}
