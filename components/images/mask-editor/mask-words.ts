import { describeBox } from "../painting/keyboard-shape.ts";
import type { MaskStroke } from "./mask-raster.ts";
import type { MaskTool } from "./mask-tools.ts";

export const TOOL_NAMES: Record<MaskTool, string> = {
  brush: "Brush",
  lasso: "Lasso",
  rectangle: "Rectangle",
  ellipse: "Ellipse",
  hand: "Move the picture",
};

/** What people who listen are told when something was painted. */
export function describeStroke(stroke: MaskStroke): string {
  switch (stroke.kind) {
    case "brush":
      return stroke.erase ? "Erased with the brush" : "Painted with the brush";
    case "lasso":
      return stroke.erase ? "The area was taken away" : "The area was added";
    case "rectangle":
    case "ellipse":
      return `${TOOL_NAMES[stroke.kind]} ${stroke.erase ? "taken away" : "added"}: ${describeBox(stroke)}`;
    case "invert":
      return "Inverted";
    case "clear":
      return "Cleared";
    case "all":
      return "The whole picture is painted";
    case "grow":
      return `${stroke.pixels < 0 ? "Shrunk" : "Grown"} by ${Math.abs(stroke.pixels)} pixels`;
    case "feather":
      return `Edges feathered over ${stroke.pixels} pixels`;
  }
}
