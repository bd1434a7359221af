import { type PointerEvent, useState } from "react";
import type { Size } from "#lib/images/providers/types.ts";
import { PictureBox } from "../picture-box.tsx";
import type { Point } from "./mask-history.ts";
import { type MaskPainting, toSourcePoint } from "./use-mask-painting.ts";

type MaskStageProps = {
  painting: MaskPainting;
  pictureUrl: string;
  size: Size;
  /** In pixels of the source. */
  diameter: number;
  /** Where the brush is, in pixels of the source. */
  brush: Point;
  onBrush: (brush: Point) => void;
};

/** The picture with its mask. It takes strokes everywhere on the stage, so one can begin and end beside the picture. */
export function MaskStage({ painting, pictureUrl, size, diameter, brush, onBrush }: MaskStageProps) {
  const [touching, setTouching] = useState(false);
  const { canvas, canvasSize, pointerHandlers } = painting;

  const follow = (event: PointerEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    if (box) onBrush(toSourcePoint(event, box, size));
    setTouching(event.pointerType === "touch");
    pointerHandlers.onPointerMove(event);
  };
  return (
    <div
      {...pointerHandlers}
      onPointerMove={follow}
      className="min-h-0 flex-1 cursor-crosshair touch-none select-none"
    >
      <PictureBox size={size}>
        <img src={pictureUrl} alt="" draggable={false} className="absolute inset-0 size-full" />
        <canvas ref={canvas} {...canvasSize} className="absolute inset-0 size-full opacity-60" />
        {!touching && <BrushOutline center={brush} diameter={diameter} size={size} />}
      </PictureBox>
    </div>
  );
}

type BrushOutlineProps = { center: Point; diameter: number; size: Size };

function BrushOutline({ center, diameter, size }: BrushOutlineProps) {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute aspect-square -translate-1/2 rounded-full border border-white outline outline-black/60"
      style={{
        left: `${(center.x / size.width) * 100}%`,
        top: `${(center.y / size.height) * 100}%`,
        width: `${(diameter / size.width) * 100}%`,
      }}
    />
  );
}
