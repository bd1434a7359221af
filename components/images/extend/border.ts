import type { Size } from "#lib/images/providers/types.ts";

export const SIDES = ["top", "right", "bottom", "left"] as const;
export type Side = (typeof SIDES)[number];

/** Pixels that are added on each side. */
export type Border = Record<Side, number>;

export const NO_BORDER: Border = { top: 0, right: 0, bottom: 0, left: 0 };
export const SIDE_MAX = 8192;
/** Providers like sizes that divide by this. */
export const STEP = 8;

export const SHAPES = [
  ["1:1", 1],
  ["4:3", 4 / 3],
  ["3:2", 3 / 2],
  ["16:9", 16 / 9],
  ["3:4", 3 / 4],
  ["2:3", 2 / 3],
  ["9:16", 9 / 16],
] as const;

export function extendedSize({ width, height }: Size, { top, right, bottom, left }: Border): Size {
  return { width: width + left + right, height: height + top + bottom };
}

export function isExtended(border: Border): boolean {
  return SIDES.some((side) => border[side] > 0);
}

/** Brings the picture to a shape by adding as little as can be, the same on both sides. */
export function borderForShape({ width, height }: Size, ratio: number): Border {
  const [extraWidth, extraHeight] = [Math.round(height * ratio) - width, Math.round(width / ratio) - height];
  if (extraWidth > 0) {
    const left = Math.floor(extraWidth / 2);
    return { ...NO_BORDER, left, right: extraWidth - left };
  }
  if (extraHeight <= 0) return NO_BORDER;
  const top = Math.floor(extraHeight / 2);
  return { ...NO_BORDER, top, bottom: extraHeight - top };
}

export function hasShape(size: Size, ratio: number): boolean {
  return Math.abs(size.width - size.height * ratio) <= 1;
}

/** Half of the picture more in each direction. */
export function borderAllAround({ width, height }: Size): Border {
  const [across, down] = [Math.round(width / 4), Math.round(height / 4)];
  return { top: down, bottom: down, left: across, right: across };
}

export function withSide(border: Border, side: Side, pixels: number): Border {
  return { ...border, [side]: Math.min(SIDE_MAX, Math.max(0, Math.round(pixels))) };
}
