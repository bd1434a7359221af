import {
  Brush,
  Circle,
  CircleMinus,
  Contrast,
  Eraser,
  Hand,
  Lasso,
  type LucideIcon,
  PaintBucket,
  Redo2,
  Square,
  Trash2,
  Undo2,
} from "lucide-react";
import { Slider } from "#components/ui/slider.tsx";
import { ToolButton } from "../tool-button.tsx";
import { EdgeTools } from "./edge-tools.tsx";
import { BRUSH_SIZE, type MaskTool, type MaskTools, useMaskTools } from "./mask-tools.ts";
import { TOOL_NAMES } from "./mask-words.ts";
import type { MaskActions } from "./use-mask-actions.ts";

type MaskToolbarProps = {
  actions: MaskActions;
  canUndo: boolean;
  canRedo: boolean;
  /** Called when a tool was chosen, which is used on the picture. */
  onTool: () => void;
};

const SHAPES: [MaskTool, LucideIcon, string][] = [
  ["lasso", Lasso, "l"],
  ["rectangle", Square, "u"],
  ["ellipse", Circle, "o"],
  ["hand", Hand, "h"],
];

export function MaskToolbar({ actions, canUndo, canRedo, onTool }: MaskToolbarProps) {
  return (
    <div
      role="toolbar"
      aria-label="Mask tools"
      className="flex min-h-10 flex-wrap items-center justify-center gap-x-4 gap-y-1"
    >
      <Tools onTool={onTool} />
      <BrushSliders />
      <EdgeTools actions={actions} />
      <div className="flex items-center gap-1">
        <ToolButton icon={Contrast} label="Invert" shortcut="Shift+V" onClick={actions.invert} />
        <ToolButton icon={PaintBucket} label="Paint everything" shortcut="Shift+A" onClick={actions.all} />
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

function Tools({ onTool }: Pick<MaskToolbarProps, "onTool">) {
  const { tool, erase } = useMaskTools();
  const choose = (change: Partial<MaskTools>) => () => {
    useMaskTools.setState(change);
    onTool();
  };
  return (
    <div className="flex items-center gap-1">
      <ToolButton
        icon={Brush}
        label="Brush"
        shortcut="b"
        pressed={tool === "brush" && !erase}
        onClick={choose({ tool: "brush", erase: false })}
      />
      <ToolButton
        icon={Eraser}
        label="Eraser"
        shortcut="e"
        pressed={tool === "brush" && erase}
        onClick={choose({ tool: "brush", erase: true })}
      />
      {SHAPES.map(([shape, icon, shortcut]) => (
        <ToolButton
          key={shape}
          {...{ icon, shortcut }}
          label={TOOL_NAMES[shape]}
          pressed={tool === shape}
          onClick={choose({ tool: shape })}
        />
      ))}
      <ToolButton
        icon={CircleMinus}
        label="Take away instead of adding"
        shortcut="x"
        pressed={erase}
        onClick={choose({ erase: !erase })}
      />
    </div>
  );
}

/** Felt alike for small and large brushes: the slider goes over the logarithm of the size. */
function BrushSliders() {
  const { tool, size, hardness } = useMaskTools();
  if (tool !== "brush") return null;
  return (
    <div className="flex items-center gap-4 text-muted-foreground text-xs">
      <span className="flex items-center gap-2">
        <span aria-hidden="true">Size</span>
        <Slider
          aria-label="Brush size"
          title="Size of the brush ([ and ])"
          className="h-10 w-24 lg:w-28"
          min={Math.log(BRUSH_SIZE.min)}
          max={Math.log(BRUSH_SIZE.max)}
          step={0.01}
          value={[Math.log(size)]}
          onValueChange={([next]) => next !== undefined && useMaskTools.setState({ size: Math.exp(next) })}
        />
      </span>
      <span className="flex items-center gap-2">
        <span aria-hidden="true">Hardness</span>
        <Slider
          aria-label="Hardness of the brush"
          title="How soft its edge is (Shift+[ and Shift+])"
          className="h-10 w-16 lg:w-20"
          min={0}
          max={1}
          step={0.05}
          value={[hardness]}
          onValueChange={([next]) => next !== undefined && useMaskTools.setState({ hardness: next })}
        />
      </span>
    </div>
  );
}
