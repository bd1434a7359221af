import type { Size } from "./providers/types.ts";
import { eachLine } from "./rasters.ts";

/** The longest side for which one pixel of growth is enough; larger pictures get more, up to a limit. */
const SIDE_PER_PIXEL = 512;
const GROW_MAX = 4;

/**
 * The result's share of each pixel, 0 to 1. What is painted, and `grow` pixels around it, keep the mask's own value;
 * from there it fades to exactly 0 over twice `grow` pixels: 2 and 4 for a side of 1024.
 * @param mask 8-bit gray, 255 = repaint
 */
export async function coverageOf(mask: Uint8Array, size: Size): Promise<Float32Array> {
  const side = Math.max(size.width, size.height);
  const grow = Math.min(GROW_MAX, Math.max(1, Math.round(side / SIDE_PER_PIXEL)));
  // A blur of radius r fades over 2 r pixels around an edge, so the edge is moved out by r more.
  const grown = await bothWays(mask, size, grow + grow, Uint8Array, maxAlong);
  const summed = await bothWays(grown, size, grow, Uint32Array, sumAlong);
  const full = 255 * (2 * grow + 1) ** 2;
  const coverage = new Float32Array(summed.length);
  await eachLine(size.height, (y) => {
    for (let pixel = y * size.width; pixel < (y + 1) * size.width; pixel++) {
      coverage[pixel] = (summed[pixel] ?? 0) / full;
    }
  });
  return coverage;
}

/** Which pixels nothing is painted on, but something within `radius` of them. */
export async function ringAround(mask: Uint8Array, size: Size, radius: number): Promise<Uint32Array> {
  // A sum over the window costs the same whatever its radius, unlike a maximum.
  const near = await bothWays(mask, size, radius, Uint32Array, sumAlong);
  const ring = new Uint32Array(near.length);
  let count = 0;
  await eachLine(size.height, (y) => {
    for (let pixel = y * size.width; pixel < (y + 1) * size.width; pixel++) {
      if (mask[pixel] === 0 && near[pixel] !== 0) ring[count++] = pixel;
    }
  });
  return ring.slice(0, count);
}

type Pixels = Uint8Array<ArrayBufferLike> | Uint32Array<ArrayBufferLike>;
type Line = { start: number; step: number; length: number };
type Filter = (from: Pixels, to: Pixels, line: Line, radius: number) => void;

/** Along every row, then along every column: together a square window. */
async function bothWays<T extends Pixels>(
  pixels: Pixels,
  { width, height }: Size,
  radius: number,
  Kind: new (length: number) => T,
  filter: Filter,
): Promise<T> {
  const [between, result] = [new Kind(pixels.length), new Kind(pixels.length)];
  await eachLine(height, (y) =>
    filter(pixels, between, { start: y * width, step: 1, length: width }, radius),
  );
  await eachLine(width, (x) => filter(between, result, { start: x, step: width, length: height }, radius));
  return result;
}

function maxAlong(from: Pixels, to: Pixels, { start, step, length }: Line, radius: number): void {
  for (let at = 0; at < length; at++) {
    const end = start + Math.min(length - 1, at + radius) * step;
    let max = 0;
    for (let near = start + Math.max(0, at - radius) * step; near <= end; near += step) {
      const value = from[near] ?? 0;
      if (value > max) max = value;
    }
    to[start + at * step] = max;
  }
}

/** Beyond the border the outermost pixel goes on. */
function sumAlong(from: Pixels, to: Pixels, { start, step, length }: Line, radius: number): void {
  const valueAt = (at: number) => from[start + Math.min(length - 1, Math.max(0, at)) * step] ?? 0;
  let sum = 0;
  for (let near = -radius; near <= radius; near++) sum += valueAt(near);
  for (let at = 0; at < length; at++) {
    to[start + at * step] = sum;
    sum += valueAt(at + radius + 1) - valueAt(at - radius);
  }
}
