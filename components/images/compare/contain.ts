import type { Size } from "#lib/images/providers/types.ts";

export type Rect = Size & { x: number; y: number };

/** Where a picture lies in a frame that it fits into whole, in the middle; in whole pixels of the frame. */
export function containIn(frame: Size, { width, height }: Size): Rect {
  const scale = Math.min(frame.width / width, frame.height / height);
  const fitted = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return {
    ...fitted,
    x: Math.round((frame.width - fitted.width) / 2),
    y: Math.round((frame.height - fitted.height) / 2),
  };
}

export function isSameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}
