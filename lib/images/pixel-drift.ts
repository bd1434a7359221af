import { alphaAt, eachLine, type Raster } from "./rasters.ts";

/** What a model did to the pixels that it was not asked to change. */
export type Drift = {
  /** Of the differences of all those pixels, in levels of 255. */
  mean: number;
  /** 99 of 100 of them differ by no more, in whole levels of 255. */
  p99: number;
  /** How many of them differ by more than 8 levels: visibly. */
  changedPixels: number;
  /** How many they are: those where the mask is 0. */
  outsidePixels: number;
};

const VISIBLE_LEVELS = 8;

/** Compares pixels of the same size where `mask` is 0. A pixel differs as much as the channel that differs most. */
export async function measureDrift(source: Raster, result: Raster, mask: Uint8Array): Promise<Drift> {
  const pixelsPerLevel = new Uint32Array(256);
  let [sum, changedPixels, outsidePixels] = [0, 0, 0];
  await eachLine(source.height, (y) => {
    for (let pixel = y * source.width; pixel < (y + 1) * source.width; pixel++) {
      if (mask[pixel] !== 0) continue;
      const levels = levelsBetween(source, result, pixel);
      sum += levels;
      outsidePixels += 1;
      if (levels > VISIBLE_LEVELS) changedPixels += 1;
      const level = Math.round(levels);
      pixelsPerLevel[level] = (pixelsPerLevel[level] ?? 0) + 1;
    }
  });
  const mean = outsidePixels === 0 ? 0 : sum / outsidePixels;
  return { mean, p99: levelOf(pixelsPerLevel, 0.99 * outsidePixels), changedPixels, outsidePixels };
}

function levelsBetween(source: Raster, result: Raster, pixel: number): number {
  const [before, after] = [alphaAt(source, pixel), alphaAt(result, pixel)];
  // Colour that nobody sees.
  if (before === 0 && after === 0) return 0;
  let levels = Math.abs(after - before) * 255;
  for (let channel = 0; channel < 3; channel++) {
    const was = ((source.data[pixel * source.channels + channel] ?? 0) * 255) / source.max;
    const is = ((result.data[pixel * result.channels + channel] ?? 0) * 255) / result.max;
    levels = Math.max(levels, Math.abs(is - was));
  }
  return levels;
}

/** The smallest level that at least `wanted` pixels do not exceed. */
function levelOf(pixelsPerLevel: Uint32Array, wanted: number): number {
  let seen = 0;
  for (const [level, pixels] of pixelsPerLevel.entries()) {
    seen += pixels;
    if (seen >= wanted) return level;
  }
  return 255;
}
