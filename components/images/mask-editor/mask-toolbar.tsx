import { Brush, Contrast, Eraser, Redo2, Trash2, Undo2 } from "lucide-react";
import { Slider } from "#components/ui/slider.tsx";
import { ToolButton } from "../tool-button.tsx";
import type { MaskHistory, MaskTool } from "./mask-history.ts";

type MaskToolbarProps = {
  tool: MaskTool;
  onTool: (tool: MaskTool) => void;
  /** In percent of the picture's shorter side. */
  brushSize: number;
  onBrushSize: (size: number) => void;
  history: MaskHistory;
  onUndo: () => void;
  onRedo: () => void;
  onInvert: () => void;
  onClear: () => void;
};

export const BRUSH_SIZE = { min: 1, max: 60, start: 12 } as const;

export function MaskToolbar(props: MaskToolbarProps) {
  const { tool, onTool, brushSize, onBrushSize, history } = props;
  return (
    <div role="toolbar" aria-label="Mask tools" className="flex flex-wrap items-center justify-center gap-1">
      <ToolButton
        icon={Brush}
        label="Brush"
        shortcut="b"
        pressed={tool === "brush"}
        onClick={() => onTool("brush")}
      />
      <ToolButton
        icon={Eraser}
        label="Eraser"
        shortcut="e"
        pressed={tool === "eraser"}
        onClick={() => onTool("eraser")}
      />
      <Slider
        aria-label="Brush size"
        className="mx-3 h-10 w-32 md:w-40"
        min={BRUSH_SIZE.min}
        max={BRUSH_SIZE.max}
        value={[brushSize]}
        onValueChange={([size]) => size !== undefined && onBrushSize(size)}
      />
      <ToolButton icon={Undo2} label="Undo" disabled={history.done.length === 0} onClick={props.onUndo} />
      <ToolButton icon={Redo2} label="Redo" disabled={history.undone.length === 0} onClick={props.onRedo} />
      <ToolButton icon={Contrast} label="Invert" onClick={props.onInvert} />
      <ToolButton icon={Trash2} label="Clear" onClick={props.onClear} />
    </div>
  );
}
