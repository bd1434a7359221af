import type { Size } from "./providers/types.ts";
import { eachLine, fromRaster, type Raster, toRaster } from "./rasters.ts";

/** Pixels added on each side. */
export type Border = { top: number; right: number; bottom: number; left: number };

/** Of the wider border: enough to hide the mirror, not enough to lose the colours. */
const BLUR_PER_PIXEL = 1 / 12;
const BLUR = { min: 2, max: 24 };

export function extendedSize({ width, height }: Size, { top, right, bottom, left }: Border): Size {
  return { width: left + width + right, height: top + height + bottom };
}

/** The picture with a border of its mirrored and blurred edge, which gives a model something to go on from. */
export async function extendRaster(picture: Raster, border: Border): Promise<Raster> {
  const mirrored = fromRaster(picture).extend({ ...border, extendWith: "mirror" });
  const extended = await toRaster(mirrored.blur(sigmaOf(border)), picture.max > 255);
  const { channels } = picture;
  await eachLine(picture.height, (y) => {
    const line = picture.data.subarray(y * picture.width * channels, (y + 1) * picture.width * channels);
    extended.data.set(line, ((y + border.top) * extended.width + border.left) * channels);
  });
  return extended;
}

/** 8-bit gray: 255 on the border and `overlap` pixels into the picture from it, 0 on the rest of the picture. */
export function borderMask(picture: Size, { top, right, bottom, left }: Border, overlap: number): Uint8Array {
  const { width, height } = extendedSize(picture, { top, right, bottom, left });
  const [x1, x2] = keptOf(left, picture.width, right, overlap);
  const [y1, y2] = keptOf(top, picture.height, bottom, overlap);
  const mask = new Uint8Array(width * height).fill(255);
  for (let y = y1; y < y2; y++) mask.fill(0, y * width + x1, y * width + x2);
  return mask;
}

/** From where to where a side keeps its pixels. A side too short for its overlaps goes without them. */
function keptOf(before: number, length: number, after: number, overlap: number): [number, number] {
  const [from, to] = [before, before + length];
  const kept: [number, number] = [before > 0 ? from + overlap : from, after > 0 ? to - overlap : to];
  return kept[0] < kept[1] ? kept : [from, to];
}

function sigmaOf({ top, right, bottom, left }: Border): number {
  return Math.min(BLUR.max, Math.max(BLUR.min, Math.max(top, right, bottom, left) * BLUR_PER_PIXEL));
}
