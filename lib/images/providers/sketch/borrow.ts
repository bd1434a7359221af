import sharp, { type Sharp } from "sharp";
import { type Color, channels, fromChannels, lightness } from "./color.ts";
import { forEachPixel, type Raster } from "./raster.ts";
import { clamp, luminance } from "./texture.ts";

/** The leading colors of a picture, dark to light. */
export async function leadingColors(image: Sharp): Promise<Color[]> {
  const quantized = await image
    .resize(96, 96, { fit: "inside" })
    .flatten({ background: "#ffffff" })
    .png({ palette: true, colours: 8, dither: 0 })
    .toBuffer();
  const { data, info } = await sharp(quantized)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colors = new Set<Color>();
  for (let at = 0; at < info.width * info.height * 3; at += 3) {
    colors.add(fromChannels(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0));
  }
  return [...colors].sort((first, second) => lightness(first) - lightness(second));
}

/**
 * Lays a ramp of colors, dark to light, over the light and dark of a picture.
 * `gain` multiplies the light first: below 1 the picture gets darker.
 */
export async function mapToRamp(
  raster: Raster,
  ramp: readonly Color[],
  amount: number,
  gain = 1,
): Promise<Raster> {
  const { width, height } = raster;
  const data = Buffer.from(raster.data);
  const table = rampTable(ramp);
  await forEachPixel(raster, (at) => {
    const level = Math.round(clamp(luminance(data, at) * gain)) * 3;
    for (let channel = 0; channel < 3; channel++) {
      const value = data[at + channel] ?? 0;
      data[at + channel] = clamp(value * gain * (1 - amount) + (table[level + channel] ?? 0) * amount);
    }
  });
  return { data, width, height };
}

/** The ramp's color for each of 256 levels of light. */
function rampTable(ramp: readonly Color[]): Float32Array {
  const stops = ramp.map(channels);
  const table = new Float32Array(256 * 3);
  for (let level = 0; level < 256; level++) {
    const position = (level / 255) * (stops.length - 1);
    const step = Math.min(stops.length - 1, Math.floor(position));
    const [low, high] = [stops[step], stops[Math.min(stops.length - 1, step + 1)]];
    for (let channel = 0; channel < 3; channel++) {
      const [from, to] = [low?.[channel] ?? 0, high?.[channel] ?? 0];
      table[level * 3 + channel] = from + (to - from) * (position - step);
    }
  }
  return table;
}
