import { create } from "zustand";
import type { Size } from "#lib/images/providers/types.ts";

const MASK_TOOLS = ["brush", "lasso", "rectangle", "ellipse", "hand"] as const;
export type MaskTool = (typeof MASK_TOOLS)[number];

export type MaskTools = {
  tool: MaskTool;
  /** Takes away instead of adding. */
  erase: boolean;
  /** Of the brush, in percent of the picture's shorter side. */
  size: number;
  /** 0 to 1: how much of the brush is solid before it fades. */
  hardness: number;
  /** By how many pixels of the source an edge is feathered, or moved out or in. */
  edge: number;
};

export const BRUSH_SIZE = { min: 0.5, max: 60 } as const;
export const EDGE_MAX = 512;

/** What one paints with; it stays when the editor is closed. */
export const useMaskTools = create<MaskTools>(() => ({
  tool: "brush",
  erase: false,
  size: 12,
  hardness: 0.8,
  edge: 8,
}));

/** By about an eighth of what it is, so that a step is felt for small and large brushes alike. */
export function resizeBrush(direction: number): void {
  useMaskTools.setState(({ size }) => ({
    size: within(size * 1.12 ** direction, BRUSH_SIZE.min, BRUSH_SIZE.max),
  }));
}

export function hardenBrush(direction: number): void {
  useMaskTools.setState(({ hardness }) => ({ hardness: within(hardness + direction * 0.1, 0, 1) }));
}

/** Across, in pixels of the source. */
export function brushDiameter(size: number, source: Size): number {
  return Math.max(1, Math.round((Math.min(source.width, source.height) * size) / 100));
}

function within(value: number, min: number, max: number): number {
  return Math.round(Math.min(max, Math.max(min, value)) * 100) / 100;
}
