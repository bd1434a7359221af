import { ringAround } from "./mask-coverage.ts";
import { alphaAt, eachLine, type Raster } from "./rasters.ts";

/** The ring is this share of the longer side wide, and at least a few pixels. */
const RING_PER_PIXEL = 1 / 32;
const RING_MIN = 8;
/** With fewer pixels a mean says nothing. */
const RING_PIXELS_MIN = 64;
/** A spread that differs by more is a difference of what is shown, not of colours. */
const GAIN = { min: 0.5, max: 2 };

/** Mean and standard deviation of a channel, 0 to 1. */
type Spread = { mean: number; sigma: number };

/**
 * Brings the colours of `result` to those of `source`: per channel, the mean and the standard deviation on a ring
 * around what is painted, where the two should be the same picture. Without enough of a ring nothing changes.
 * @param mask 8-bit gray of the size of both, 255 = repaint
 */
export async function matchColors(source: Raster, result: Raster, mask: Uint8Array): Promise<Raster> {
  const { width, height } = source;
  const radius = Math.max(RING_MIN, Math.round(Math.max(width, height) * RING_PER_PIXEL));
  const ring = (await ringAround(mask, source, radius)).filter(
    (pixel) => alphaAt(source, pixel) > 0 && alphaAt(result, pixel) > 0,
  );
  if (ring.length < RING_PIXELS_MIN) return result;
  const matched = { ...result, data: result.data.slice() };
  for (let channel = 0; channel < 3; channel++) {
    const [wanted, found] = [spreadOf(source, channel, ring), spreadOf(result, channel, ring)];
    await moveChannel(matched, channel, found, wanted);
  }
  return matched;
}

async function moveChannel(
  { data, channels, max, width, height }: Raster,
  channel: number,
  found: Spread,
  wanted: Spread,
): Promise<void> {
  const gain = found.sigma === 0 ? 1 : clamp(wanted.sigma / found.sigma, GAIN.min, GAIN.max);
  const moved = (value: number) => clamp((value / max - found.mean) * gain + wanted.mean, 0, 1) * max;
  const table = Float64Array.from({ length: max + 1 }, (_, value) => Math.round(moved(value)));
  await eachLine(height, (y) => {
    for (let pixel = y * width; pixel < (y + 1) * width; pixel++) {
      const at = pixel * channels + channel;
      data[at] = table[data[at] ?? 0] ?? 0;
    }
  });
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

function spreadOf({ data, channels, max }: Raster, channel: number, pixels: Uint32Array): Spread {
  let [sum, squares] = [0, 0];
  for (const pixel of pixels) {
    const value = (data[pixel * channels + channel] ?? 0) / max;
    sum += value;
    squares += value * value;
  }
  const mean = sum / pixels.length;
  return { mean, sigma: Math.sqrt(Math.max(0, squares / pixels.length - mean * mean)) };
}
