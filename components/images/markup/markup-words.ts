import type { MarkupColor } from "#lib/images/markup-strokes.ts";
import { describeMark } from "./keyboard-mark.ts";
import type { MarkupStroke } from "./markup-saving.ts";
import type { MarkupTool } from "./markup-tools.ts";

export const TOOL_NAMES: Record<MarkupTool, string> = {
  pen: "Pen",
  arrow: "Arrow",
  ellipse: "Circle",
  rectangle: "Rectangle",
  text: "Short words",
  hand: "Move the picture",
};

export const COLOR_NAMES: Record<MarkupColor, string> = {
  red: "Red",
  yellow: "Yellow",
  blue: "Blue",
  white: "White",
};

/** What people who listen are told when something was drawn. */
export function describeStroke(stroke: MarkupStroke): string {
  if (stroke.kind === "clear") return "Cleared";
  if (stroke.kind === "pen") return "Drawn with the pen";
  if (stroke.kind === "text") return `Wrote “${stroke.text}”, ${describeMark(stroke)}`;
  return `${TOOL_NAMES[stroke.kind]} added: ${describeMark(stroke)}`;
}
