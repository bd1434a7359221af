import type { Size } from "#lib/images/providers/types.ts";

/** What Gemini makes of each `aspectRatio` at `imageSize` 1K, from its documentation; other sizes are multiples. */
const AT_1K = {
  "1:1": [1024, 1024],
  "3:2": [1264, 848],
  "2:3": [848, 1264],
  "4:3": [1200, 896],
  "3:4": [896, 1200],
  "5:4": [1152, 928],
  "4:5": [928, 1152],
  "16:9": [1376, 768],
  "9:16": [768, 1376],
  "21:9": [1584, 672],
  "4:1": [2048, 512],
  "1:4": [512, 2048],
  "8:1": [3072, 384],
  "1:8": [384, 3072],
} as const satisfies Record<string, readonly [number, number]>;

/** Of a side, against 1K. The K has to be a capital one. */
const SCALES = { "512": 0.5, "1K": 1, "2K": 2, "4K": 4 } as const;

export type AspectRatio = keyof typeof AT_1K;
export type ImageSize = keyof typeof SCALES;
/** How Gemini says a size. */
export type Shape = { aspectRatio: AspectRatio; imageSize: ImageSize };

export const RATIOS: readonly AspectRatio[] = [
  ...(["1:1", "3:2", "2:3", "4:3", "3:4", "5:4", "4:5", "16:9", "9:16", "21:9"] as const),
];
export const LONG_RATIOS: readonly AspectRatio[] = ["4:1", "1:4", "8:1", "1:8"];

const SHAPES: readonly Shape[] = [...RATIOS, ...LONG_RATIOS].flatMap((aspectRatio) =>
  (["512", "1K", "2K", "4K"] as const).map((imageSize) => ({ aspectRatio, imageSize })),
);

/** Pixels. */
export function sizeOf({ aspectRatio, imageSize }: Shape): Size {
  const [width, height] = AT_1K[aspectRatio];
  return { width: width * SCALES[imageSize], height: height * SCALES[imageSize] };
}

/** The shape of exactly this size; null when Gemini makes none. */
export function shapeOf({ width, height }: Partial<Size>): Shape | null {
  return SHAPES.find((shape) => sizeOf(shape).width === width && sizeOf(shape).height === height) ?? null;
}

/** The one of `presets` that is most like `size`: first in its proportions, then in its number of pixels. */
export function nearestShape(size: Size, presets: readonly Size[]): Shape | null {
  const stretch = (preset: Size) =>
    Math.abs(Math.log((preset.width * size.height) / (preset.height * size.width)));
  const growth = (preset: Size) =>
    Math.abs(Math.log((preset.width * preset.height) / (size.width * size.height)));
  // Sizes of one ratio differ a little in it by rounding.
  const rank = (preset: Size) => Math.round(stretch(preset) * 100);
  const [nearest] = presets.toSorted((a, b) => rank(a) - rank(b) || growth(a) - growth(b));
  return nearest ? shapeOf(nearest) : null;
}
