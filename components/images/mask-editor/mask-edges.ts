import type { MaskRaster } from "./mask-raster.ts";

/** The pixels of one straight line through the mask. */
type Line = { start: number; step: number; length: number };
type Filter = (data: Uint8Array, line: Line, radius: number) => void;

/** Moves every edge out by `pixels` of the raster, or in when they are negative. Soft edges stay soft. */
export function growMask(raster: MaskRaster, pixels: number): void {
  const radius = Math.abs(Math.round(pixels));
  if (radius === 0) return;
  if (pixels < 0) invertMask(raster);
  // Four lines one after the other are an octagon, which is near enough to a circle, at a cost that does not
  // depend on the radius. Diagonals alone would leave out every other pixel.
  const diagonal = Math.min(Math.round(radius * 0.293), Math.floor((radius - 1) / 2));
  const straight = radius - 2 * diagonal;
  filterLines(raster, rows(raster), straight, maxOnLine());
  filterLines(raster, columns(raster), straight, maxOnLine());
  filterLines(raster, diagonals(raster, 1), diagonal, maxOnLine());
  filterLines(raster, diagonals(raster, -1), diagonal, maxOnLine());
  if (pixels < 0) invertMask(raster);
}

/** Lets every edge fade over `pixels` of the raster, half of them on each side. */
export function featherMask(raster: MaskRaster, pixels: number): void {
  const radius = Math.round(pixels / 2);
  // Three averages after each other are close to a Gaussian. Together they reach as far as the fade is to go.
  for (const share of [Math.ceil(radius / 3), Math.round(radius / 3), Math.floor(radius / 3)]) {
    filterLines(raster, rows(raster), share, averageOnLine());
    filterLines(raster, columns(raster), share, averageOnLine());
  }
}

export function invertMask({ data }: MaskRaster): void {
  for (let pixel = 0; pixel < data.length; pixel++) data[pixel] = 255 - (data[pixel] ?? 0);
}

function filterLines({ data }: MaskRaster, lines: Iterable<Line>, radius: number, filter: Filter): void {
  if (radius === 0) return;
  for (const line of lines) filter(data, line, radius);
}

function* rows({ width, height }: MaskRaster): Generator<Line> {
  for (let y = 0; y < height; y++) yield { start: y * width, step: 1, length: width };
}

function* columns({ width, height }: MaskRaster): Generator<Line> {
  for (let x = 0; x < width; x++) yield { start: x, step: width, length: height };
}

/** Down to the right with `side` 1, down to the left with -1. */
function* diagonals({ width, height }: MaskRaster, side: 1 | -1): Generator<Line> {
  const step = width + side;
  const roomAt = (x: number) => (side === 1 ? width - x : x + 1);
  for (let x = 0; x < width; x++) yield { start: x, step, length: Math.min(height, roomAt(x)) };
  const edge = side === 1 ? 0 : width - 1;
  for (let y = 1; y < height; y++) {
    yield { start: y * width + edge, step, length: Math.min(height - y, width) };
  }
}

/** The maximum within `radius` of each pixel (van Herk, 1992): two looks at a pixel whatever the radius is. */
function maxOnLine(): Filter {
  let ahead = new Uint8Array();
  let behind = new Uint8Array();
  return (data, { start, step, length }, radius) => {
    const size = 2 * radius + 1;
    const padded = Math.ceil((length + 2 * radius) / size) * size;
    if (ahead.length < padded) [ahead, behind] = [new Uint8Array(padded), new Uint8Array(padded)];
    const valueAt = (at: number) =>
      at < radius || at >= length + radius ? 0 : (data[start + (at - radius) * step] ?? 0);
    for (let at = 0; at < padded; at++) {
      const value = valueAt(at);
      ahead[at] = at % size === 0 ? value : Math.max(value, ahead[at - 1] ?? 0);
    }
    for (let at = padded - 1; at >= 0; at--) {
      const value = valueAt(at);
      behind[at] = (at + 1) % size === 0 ? value : Math.max(value, behind[at + 1] ?? 0);
    }
    for (let at = 0; at < length; at++) {
      data[start + at * step] = Math.max(behind[at] ?? 0, ahead[at + 2 * radius] ?? 0);
    }
  };
}

/** The average within `radius` of each pixel. Beyond the border the outermost pixel goes on. */
function averageOnLine(): Filter {
  let line = new Uint8Array();
  return (data, { start, step, length }, radius) => {
    if (line.length < length) line = new Uint8Array(length);
    for (let at = 0; at < length; at++) line[at] = data[start + at * step] ?? 0;
    const valueAt = (at: number) => line[at < 0 ? 0 : at >= length ? length - 1 : at] ?? 0;
    const size = 2 * radius + 1;
    let sum = 0;
    for (let near = -radius; near <= radius; near++) sum += valueAt(near);
    for (let at = 0; at < length; at++) {
      data[start + at * step] = Math.round(sum / size);
      sum += valueAt(at + radius + 1) - valueAt(at - radius);
    }
  };
}
