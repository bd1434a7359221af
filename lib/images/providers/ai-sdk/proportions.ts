import type { Size } from "#lib/images/providers/types.ts";

/**
 * About what vendors make that are asked for proportions and not for pixels: a megapixel. What really comes is a
 * little different with each of them, and is measured.
 */
const SIZES: Record<`${number}:${number}`, readonly [number, number]> = {
  "1:1": [1024, 1024],
  "3:2": [1248, 832],
  "2:3": [832, 1248],
  "4:3": [1152, 864],
  "3:4": [864, 1152],
  "16:9": [1344, 756],
  "9:16": [756, 1344],
  "2:1": [1408, 704],
  "1:2": [704, 1408],
};

/** Pixels of the longest side there is in these sizes. */
export const LONGEST_AT_1K = 1408;

/** @param scale of a side */
export function sizesByProportion(scale = 1): Size[] {
  return Object.values(SIZES).map(([width, height]) => ({ width: width * scale, height: height * scale }));
}

/** The proportions that stand for a size of `sizesByProportion`; undefined for none. */
export function aspectRatioOf({ width, height }: Partial<Size>): `${number}:${number}` | undefined {
  const isSame = ([w, h]: readonly [number, number]) =>
    width !== undefined && w * (height ?? 0) === h * width;
  const [ratio] = Object.entries(SIZES).find(([, size]) => isSame(size)) ?? [];
  return Object.keys(SIZES).find((key): key is keyof typeof SIZES => key === ratio);
}
