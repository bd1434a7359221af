import sharp from "sharp";
import { matchColors } from "./color-match.ts";
import { coverageOf } from "./mask-coverage.ts";
import { type Drift, measureDrift } from "./pixel-drift.ts";
import type { Size } from "./providers/types.ts";
import { alphaAt, decodeRaster, eachLine, encodePng, type Raster } from "./rasters.ts";

type Pictures = {
  source: Buffer;
  /** 8-bit gray, 255 = repaint, the source's size. */
  mask: Buffer;
  /** As the model made it, of any size: it is brought to the source's. */
  result: Buffer;
  /** Whether the result's colours are brought to the source's first, for models that shift them all. */
  matchColors?: boolean | undefined;
};

/**
 * Lays `result` over `source` through the mask, grown and feathered, in linear light. Beyond the feather every value
 * is the source's own, at its depth. Answers with a PNG and what the model had changed where the mask is 0.
 * @throws {Error} when one of the pictures cannot be read, or the mask is not of the source's size
 */
export async function lockPixels({
  source,
  mask,
  result,
  matchColors: wantsMatch = false,
}: Pictures): Promise<{ bytes: Buffer; drift: Drift }> {
  const before = await decodeRaster(source);
  const [gray, after] = [await decodeMask(mask, before), await decodeRaster(result, before)];
  const drift = await measureDrift(before, after, gray);
  const laid = wantsMatch ? await matchColors(before, after, gray) : after;
  const locked = await blend(before, laid, await coverageOf(gray, before));
  return { bytes: await encodePng(locked), drift };
}

async function decodeMask(mask: Buffer, { width, height }: Size): Promise<Uint8Array> {
  const { data, info } = await sharp(mask)
    .removeAlpha()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== width || info.height !== height) throw new Error("The mask is not of its source's size");
  return data;
}

async function blend(source: Raster, result: Raster, coverage: Float32Array): Promise<Raster> {
  const locked = withChannels(source, Math.max(source.channels, result.channels));
  const { data, channels, max, width, height } = locked;
  const [sourceLight, resultLight] = [lightOf(source.max), lightOf(result.max)];
  const mixPixel = (pixel: number, share: number) => {
    const [fromResult, fromSource] = [share * alphaAt(result, pixel), (1 - share) * alphaAt(source, pixel)];
    const alpha = fromResult + fromSource;
    if (channels === 4) data[pixel * 4 + 3] = Math.round(alpha * max);
    // Colour that nobody sees stays the source's.
    if (alpha === 0) return;
    for (let channel = 0; channel < 3; channel++) {
      const was = sourceLight[source.data[pixel * source.channels + channel] ?? 0] ?? 0;
      const is = resultLight[result.data[pixel * result.channels + channel] ?? 0] ?? 0;
      data[pixel * channels + channel] = Math.round(
        toSrgb((fromResult * is + fromSource * was) / alpha) * max,
      );
    }
  };
  await eachLine(height, (y) => {
    for (let pixel = y * width; pixel < (y + 1) * width; pixel++) {
      const share = coverage[pixel] ?? 0;
      if (share > 0) mixPixel(pixel, share);
    }
  });
  return locked;
}

/** A copy, opaque where it gains an alpha channel. */
function withChannels(source: Raster, channels: number): Raster {
  const pixels = source.width * source.height;
  const data = source.max === 255 ? new Uint8Array(pixels * channels) : new Uint16Array(pixels * channels);
  if (channels === source.channels) data.set(source.data);
  else {
    data.fill(source.max);
    for (let pixel = 0; pixel < pixels; pixel++) {
      data.set(source.data.subarray(pixel * 3, pixel * 3 + 3), pixel * channels);
    }
  }
  return { ...source, channels, data };
}

/** The linear light of each value (IEC 61966-2-1). */
function lightOf(max: number): Float64Array {
  return Float64Array.from({ length: max + 1 }, (_, value) => {
    const level = value / max;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
}

function toSrgb(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
