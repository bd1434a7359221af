import type { Size } from "#lib/images/providers/types.ts";
import type { MaskChange } from "./mask-history.ts";

/** What a mask is while it is painted: the opaque part is repainted. Its colour is only for the eye. */
const COLOR = "rgb(124 92 255)";

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws a whole mask; `context` is scaled and moved so that it takes pixels of the source. */
export function drawMask(
  context: Context,
  size: Size,
  base: CanvasImageSource | null,
  changes: readonly MaskChange[],
): void {
  context.globalCompositeOperation = "source-over";
  context.clearRect(0, 0, size.width, size.height);
  if (base) context.drawImage(base, 0, 0, size.width, size.height);
  for (const change of changes) drawChange(context, size, change);
}

export function drawChange(context: Context, { width, height }: Size, change: MaskChange): void {
  switch (change.kind) {
    case "clear":
      context.clearRect(0, 0, width, height);
      return;
    case "invert":
      context.globalCompositeOperation = "xor";
      context.fillStyle = COLOR;
      context.fillRect(0, 0, width, height);
      return;
    case "stroke":
      context.globalCompositeOperation = change.tool === "brush" ? "source-over" : "destination-out";
      drawStroke(context, change);
  }
}

function drawStroke(context: Context, { points, diameter }: Extract<MaskChange, { kind: "stroke" }>): void {
  const [first, ...rest] = points;
  if (!first) return;
  context.strokeStyle = COLOR;
  context.lineWidth = diameter;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(first.x, first.y);
  // A path of one point draws nothing; to itself it draws its round cap.
  for (const { x, y } of rest.length > 0 ? rest : [first]) context.lineTo(x, y);
  context.stroke();
}
