import { create } from "zustand";
import type { MarkupColor } from "#lib/images/markup-strokes.ts";
import type { Size } from "#lib/images/providers/types.ts";

const MARKUP_TOOLS = ["pen", "arrow", "ellipse", "rectangle", "text", "hand"] as const;
export type MarkupTool = (typeof MARKUP_TOOLS)[number];

export type MarkupTools = {
  tool: MarkupTool;
  color: MarkupColor;
  /** Of lines, in percent of the picture's shorter side. */
  size: number;
};

export const LINE_SIZE = { min: 0.2, max: 4 } as const;
/** How many times as high as a line is thick its letters are. */
const LETTER_LINES = 6;

/** What one draws with; it stays when the editor is closed. */
export const useMarkupTools = create<MarkupTools>(() => ({ tool: "arrow", color: "red", size: 0.8 }));

/** By about an eighth of what it is, so that a step is felt for thin and thick lines alike. */
export function resizeLine(direction: number): void {
  useMarkupTools.setState(({ size }) => ({
    size: Math.min(LINE_SIZE.max, Math.max(LINE_SIZE.min, size * 1.12 ** direction)),
  }));
}

/** Of lines, or of letters, in pixels of the source. */
export function inkSize({ tool, size }: Pick<MarkupTools, "tool" | "size">, source: Size): number {
  const line = (Math.min(source.width, source.height) * size) / 100;
  return Math.max(1, Math.round(10 * line * (tool === "text" ? LETTER_LINES : 1)) / 10);
}
