import type { RefObject } from "react";
import type { TrayImage } from "../composer/draft.ts";
import { BrushCursor } from "../painting/brush-cursor.tsx";
import type { Box } from "../painting/keyboard-shape.ts";
import { PaintingStage } from "../painting/painting-stage.tsx";
import { ERASER_BUTTON } from "../painting/stage-gestures.ts";
import type { HeldKeys } from "../painting/use-held-keys.ts";
import { type Stage, useStage } from "../painting/use-stage.ts";
import type { Pen } from "./drawn-stroke.ts";
import { brushDiameter, resizeBrush, useMaskTools } from "./mask-tools.ts";
import { PendingShape } from "./pending-shape.tsx";
import type { MaskPainting } from "./use-mask-painting.ts";

/** The pointers over the picture paint the mask. */
export function useMaskStage(source: TrayImage, painting: MaskPainting, held: RefObject<HeldKeys>): Stage {
  return useStage(source, held, {
    pans: () => useMaskTools.getState().tool === "hand",
    begin(at, event) {
      const pen = penOf(source, event.button === ERASER_BUTTON);
      if (pen) painting.begin(pen, at);
    },
    extend: painting.extend,
    finish: painting.finish,
    cancel: painting.cancel,
    resize: resizeBrush,
  });
}

type MaskStageProps = {
  stage: Stage;
  painting: MaskPainting;
  source: TrayImage;
  pending: { kind: "rectangle" | "ellipse"; box: Box } | null;
  panning: boolean;
  describedBy: string;
};

/** The picture with its mask. */
export function MaskStage({ stage, painting, source, pending, panning, describedBy }: MaskStageProps) {
  const { zoom, place, moved, touching } = stage;
  const { tool, size, hardness } = useMaskTools();
  const hand = panning || tool === "hand";
  return (
    <PaintingStage
      label="Mask on the picture"
      cursor={hand ? "hand" : tool === "brush" ? "none" : "crosshair"}
      reading={painting.ready ? null : "Reading the mask"}
      over={
        <BrushCursor
          {...{ zoom, place, moved, hardness }}
          size={source}
          diameter={brushDiameter(size, source)}
          hidden={touching || hand || tool !== "brush"}
        />
      }
      {...{ stage, source, describedBy }}
    >
      <canvas
        ref={painting.canvas}
        {...painting.canvasSize}
        className="absolute inset-0 size-full opacity-60"
      />
      {pending && <PendingShape size={source} {...pending} />}
    </PaintingStage>
  );
}

/** Null while the hand is chosen, which paints nothing. */
export function penOf(source: TrayImage, eraser = false): Pen | null {
  const { tool, erase, size, hardness } = useMaskTools.getState();
  if (tool === "hand") return null;
  return { tool, erase: erase || eraser, hardness, diameter: brushDiameter(size, source) };
}
