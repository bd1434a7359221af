import {
  INK,
  type MarkupLine,
  type MarkupText,
  pathOf,
  rimOf,
  TEXT_DROP,
  TEXT_FONT,
} from "./markup-paths.ts";

type Context = OffscreenCanvasRenderingContext2D;

/** Draws one stroke with its rim, as `MarkupShape` shows it. */
export function drawMarkup(context: Context, stroke: MarkupLine | MarkupText): void {
  const { fill, rim } = INK[stroke.color];
  context.lineCap = "round";
  context.lineJoin = "round";
  if (stroke.kind === "text") {
    context.font = `bold ${stroke.size}px ${TEXT_FONT}`;
    context.textAlign = "center";
    context.strokeStyle = rim;
    context.lineWidth = 2 * rimOf(stroke);
    const y = stroke.y + stroke.size * TEXT_DROP;
    context.strokeText(stroke.text, stroke.x, y);
    context.fillStyle = fill;
    context.fillText(stroke.text, stroke.x, y);
    return;
  }
  const path = new Path2D(pathOf(stroke));
  context.strokeStyle = rim;
  context.lineWidth = stroke.size + 2 * rimOf(stroke);
  context.stroke(path);
  context.strokeStyle = fill;
  context.lineWidth = stroke.size;
  context.stroke(path);
}
