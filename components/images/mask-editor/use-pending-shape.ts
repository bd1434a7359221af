import { useState } from "react";
import type { TrayImage } from "../composer/draft.ts";
import type { Point } from "../painting/drawn-points.ts";
import { type Box, describeBox, firstBox, moveBox, resizeBox } from "../painting/keyboard-shape.ts";
import type { MaskStroke } from "./mask-raster.ts";
import { useMaskTools } from "./mask-tools.ts";
import { TOOL_NAMES } from "./mask-words.ts";

export type PendingShape = ReturnType<typeof usePendingShape>;

/** A rectangle or ellipse that arrows place: the first press shows it in the middle of the picture. */
export function usePendingShape(
  source: TrayImage,
  add: (stroke: MaskStroke) => void,
  say: (words: string) => void,
) {
  const [box, setBox] = useState<Box | null>(null);
  const { tool, erase } = useMaskTools();
  const kind = tool === "rectangle" || tool === "ellipse" ? tool : null;
  const shown = kind && box ? { kind, box } : null;

  const change = (by: Point, how: typeof moveBox) => {
    if (!kind) return;
    const next = box ? how(box, by, source) : firstBox(source);
    setBox(next);
    say(`${TOOL_NAMES[kind]}, ${describeBox(next)}`);
  };
  return {
    shown,
    move: (by: Point) => change(by, moveBox),
    resize: (by: Point) => change(by, resizeBox),
    place() {
      if (!shown) return change({ x: 0, y: 0 }, moveBox);
      add({ kind: shown.kind, erase, ...shown.box });
      setBox(null);
    },
    /** @returns whether there was one */
    drop(): boolean {
      if (!shown) return false;
      setBox(null);
      say("Not placed");
      return true;
    },
  };
}
