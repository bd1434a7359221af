import type { Size } from "#lib/images/providers/types.ts";
import type { Point } from "./drawn-points.ts";

/** A rectangle or ellipse that is being placed, in whole pixels of the source. */
export type Box = { x: number; y: number; width: number; height: number };

/** A quarter of the picture, in its middle. */
export function firstBox({ width, height }: Size): Box {
  return {
    x: Math.round(width / 4),
    y: Math.round(height / 4),
    width: Math.round(width / 2),
    height: Math.round(height / 2),
  };
}

/** How far one press of an arrow goes; with Alt, one pixel. */
export function stepOf({ width, height }: Size): number {
  return Math.max(1, Math.round(Math.min(width, height) / 50));
}

/** It may leave the picture, but not wholly. */
export function moveBox(box: Box, by: Point, { width, height }: Size): Box {
  return {
    ...box,
    x: within(box.x + by.x, 1 - box.width, width - 1),
    y: within(box.y + by.y, 1 - box.height, height - 1),
  };
}

/** Its left upper corner stays where it is. */
export function resizeBox(box: Box, by: Point, { width, height }: Size): Box {
  return {
    ...box,
    width: within(box.width + by.x, 1, 2 * width),
    height: within(box.height + by.y, 1, 2 * height),
  };
}

export function describeBox({ x, y, width, height }: Box): string {
  return `${width} by ${height} pixels, ${x} from the left and ${y} from the top`;
}

function within(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
