import type { Size } from "#lib/images/providers/types.ts";
import { drawMask } from "./draw-mask.ts";
import { encodeGrayPng } from "./gray-png.ts";
import type { MaskChange } from "./mask-history.ts";

/** Draws the mask in exactly the source's size, white where it is to be repainted. Null when nothing is. */
export async function bakeMask(
  size: Size,
  base: CanvasImageSource | null,
  changes: readonly MaskChange[],
): Promise<Blob | null> {
  let painted = false;
  const png = await encodeGrayPng(size, (top, count) => {
    const gray = readBand(size, base, changes, top, count);
    painted ||= gray.some((value) => value > 0);
    return gray;
  });
  return painted ? png : null;
}

/** In bands, because a canvas of the whole picture can be larger than a browser allows. */
function readBand(
  size: Size,
  base: CanvasImageSource | null,
  changes: readonly MaskChange[],
  top: number,
  height: number,
): Uint8Array {
  const context = new OffscreenCanvas(size.width, height).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser cannot draw the mask");
  context.setTransform(1, 0, 0, 1, 0, -top);
  drawMask(context, size, base, changes);
  return alphaOf(context.getImageData(0, 0, size.width, height).data);
}

/** The opacity of each pixel of RGBA data. */
export function alphaOf(rgba: Uint8ClampedArray): Uint8Array {
  const alpha = new Uint8Array(rgba.length / 4);
  for (let index = 0; index < alpha.length; index++) alpha[index] = rgba[index * 4 + 3] ?? 0;
  return alpha;
}
