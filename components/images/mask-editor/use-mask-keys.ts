import type { KeyboardEvent } from "react";
import type { MaskTool, Point } from "./mask-history.ts";
import { BRUSH_SIZE } from "./mask-toolbar.tsx";
import type { MaskPainting } from "./use-mask-painting.ts";

type MaskKeys = {
  painting: MaskPainting;
  tool: MaskTool;
  onTool: (tool: MaskTool) => void;
  brushSize: number;
  onBrushSize: (size: number) => void;
  /** In pixels of the source, like `brush`. */
  diameter: number;
  brush: Point;
  onBrush: (brush: Point) => void;
};

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The keys of the mask editor. None of them reaches the page behind it. */
export function useMaskKeys(keys: MaskKeys): (event: KeyboardEvent) => void {
  const { painting, tool, onTool, brushSize, onBrushSize } = keys;
  const actions = new Map<string, () => void>([
    ["b", () => onTool("brush")],
    ["e", () => onTool("eraser")],
    ["x", () => onTool(tool === "brush" ? "eraser" : "brush")],
    ["[", () => onBrushSize(Math.max(BRUSH_SIZE.min, brushSize - 2))],
    ["]", () => onBrushSize(Math.min(BRUSH_SIZE.max, brushSize + 2))],
    ["mod+z", painting.undo],
    ["mod+Z", painting.redo],
    ["mod+y", painting.redo],
    ["V", () => painting.add({ kind: "invert" })],
    ["C", () => painting.add({ kind: "clear" })],
  ]);
  return (event) => {
    const name = event.ctrlKey || event.metaKey ? `mod+${event.key}` : event.key;
    const act = actions.get(name) ?? paintingKey(event, keys);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

/** Arrows move the brush and, with Shift, paint; Space sets a dot. On a button or slider they keep their meaning. */
function paintingKey(event: KeyboardEvent, keys: MaskKeys): (() => void) | undefined {
  const { painting, tool, diameter, brush, onBrush } = keys;
  const arrow = ARROWS[event.key];
  const onControl = event.target instanceof Element && event.target.closest("button, [role=slider]");
  if (onControl || (!arrow && event.key !== " ")) return undefined;
  const step = diameter / 2;
  const next = arrow ? { x: brush.x + arrow.x * step, y: brush.y + arrow.y * step } : brush;
  return () => {
    if (!arrow || event.shiftKey) painting.add({ kind: "stroke", tool, diameter, points: [brush, next] });
    onBrush(next);
  };
}
