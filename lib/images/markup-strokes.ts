import { z } from "zod";
import { idPattern } from "#lib/ids.ts";

/** Told apart on any picture and by every eye, and easy to name in a prompt. */
export const MARKUP_COLORS = ["red", "yellow", "blue", "white"] as const;
export type MarkupColor = (typeof MARKUP_COLORS)[number];

/** Of words drawn on a picture: more belongs into the prompt. */
export const MARKUP_TEXT_MAX_LENGTH = 80;

const Place = z.number().min(-32_768).max(65_536);
const Point = z.strictObject({ x: Place, y: Place });
/** `size`: how thick the line is, or how high the letters are, in pixels of the source. */
const Ink = { color: z.enum(MARKUP_COLORS), size: z.number().positive().max(16_384) };

const MarkupText = z
  .string()
  .trim()
  .min(1)
  .max(MARKUP_TEXT_MAX_LENGTH)
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "These characters cannot be kept.");

/** One act of drawing instructions. */
const MarkupStroke = z.discriminatedUnion("kind", [
  /** `points`: x and y of one after the other, in pixels of the source. */
  z.strictObject({ kind: z.literal("pen"), ...Ink, points: z.array(Place).min(2).max(20_000) }),
  z.strictObject({ kind: z.literal("arrow"), ...Ink, from: Point, to: Point }),
  z.strictObject({
    kind: z.enum(["rectangle", "ellipse"]),
    ...Ink,
    x: Place,
    y: Place,
    width: z.number().positive().max(65_536),
    height: z.number().positive().max(65_536),
  }),
  /** Its middle is at x and y. */
  z.strictObject({ kind: z.literal("text"), ...Ink, x: Place, y: Place, text: MarkupText }),
  z.strictObject({ kind: z.literal("clear") }),
]);

/** How instructions were drawn, in order. `baseAssetId`: the overlay that the first stroke was drawn on. */
export const MarkupStrokes = z.strictObject({
  baseAssetId: z.string().regex(idPattern("asset"), "Not an asset id.").nullable(),
  strokes: z.array(MarkupStroke).max(2000),
});
export type MarkupStrokes = z.infer<typeof MarkupStrokes>;
