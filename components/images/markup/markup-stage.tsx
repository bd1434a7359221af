import { createElement, type RefObject } from "react";
import type { TrayImage } from "../composer/draft.ts";
import { BrushCursor } from "../painting/brush-cursor.tsx";
import { PaintingStage } from "../painting/painting-stage.tsx";
import { ERASER_BUTTON } from "../painting/stage-gestures.ts";
import type { HeldKeys } from "../painting/use-held-keys.ts";
import { type Stage, useStage } from "../painting/use-stage.ts";
import { MarkupShape } from "./markup-shape.tsx";
import { inkSize, resizeLine, useMarkupTools } from "./markup-tools.ts";
import { PendingText } from "./pending-text.tsx";
import type { MarkupDrawing } from "./use-markup-drawing.ts";
import type { PendingMarks } from "./use-pending-mark.ts";

type Drawn = {
  drawing: MarkupDrawing;
  marks: PendingMarks;
  field: RefObject<HTMLInputElement | null>;
};

/** The pointers over the picture draw on it. */
export function useMarkupStage(
  source: TrayImage,
  held: RefObject<HeldKeys>,
  { drawing, marks, field }: Drawn,
): Stage {
  return useStage(source, held, {
    pans: () => useMarkupTools.getState().tool === "hand",
    begin(at, { button }) {
      const { tool, color, size } = useMarkupTools.getState();
      if (tool === "hand" || !drawing.ready || button === ERASER_BUTTON) return;
      if (tool === "text") marks.writeAt(at);
      else {
        marks.drop();
        drawing.begin(tool, { color, size: inkSize({ tool, size }, source) }, at);
      }
    },
    extend: drawing.extend,
    finish() {
      // Only now: a finger that goes down must not open its keyboard before it is known to be the only one.
      if (useMarkupTools.getState().tool === "text") field.current?.focus();
      else drawing.finish();
    },
    cancel: drawing.cancel,
    resize: resizeLine,
  });
}

type MarkupStageProps = {
  stage: Stage;
  drawing: MarkupDrawing;
  marks: PendingMarks;
  source: TrayImage;
  panning: boolean;
  describedBy: string;
};

/** The picture with what is drawn on it. */
export function MarkupStage({ stage, drawing, marks, source, panning, describedBy }: MarkupStageProps) {
  const { zoom, place, moved, touching } = stage;
  const tools = useMarkupTools();
  const hand = panning || tools.tool === "hand";
  const { width, height } = source;
  const { shown: pending } = marks;
  return (
    <PaintingStage
      label="Instructions on the picture"
      cursor={hand ? "hand" : tools.tool === "pen" ? "none" : "crosshair"}
      reading={drawing.ready ? null : "Reading the drawing"}
      over={
        <BrushCursor
          {...{ zoom, place, moved }}
          size={source}
          diameter={inkSize(tools, source)}
          hardness={1}
          hidden={touching || hand || tools.tool !== "pen"}
        />
      }
      {...{ stage, source, describedBy }}
    >
      <svg
        aria-hidden="true"
        data-testid="markup"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="pointer-events-none absolute inset-0 size-full"
      >
        {drawing.baseUrl && <image href={drawing.baseUrl} width={width} height={height} />}
        <Strokes strokes={drawing.shown} />
        {drawing.live && <MarkupShape stroke={drawing.live} />}
        {pending &&
          (pending.kind === "text" ? <PendingText mark={pending} /> : <MarkupShape stroke={pending} />)}
      </svg>
    </PaintingStage>
  );
}

/** As children of their own, without keys: strokes are only added and taken back at the end. */
function Strokes({ strokes }: { strokes: MarkupDrawing["shown"] }) {
  return createElement("g", null, ...strokes.map((stroke) => createElement(MarkupShape, { stroke })));
}
