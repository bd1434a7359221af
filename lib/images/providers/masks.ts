import sharp from "sharp";
import type { ProviderImage, Size } from "#lib/images/providers/types.ts";

/** From here on a gray value counts as painted: such servers know only "edit" and "keep". */
const PAINTED = 128;

/**
 * A mask for servers that edit where alpha is 0, as RGBA PNG: edit = (255, 255, 255, 0), keep = (0, 0, 0, 255).
 * The colour under the alpha serves those that read luminance instead.
 */
export async function encodeAlphaMask(mask: ProviderImage): Promise<Buffer> {
  const gray = await sharp(mask.bytes).removeAlpha().extractChannel(0).raw().toBuffer();
  const rgba = Buffer.alloc(gray.length * 4);
  for (const [index, value] of gray.entries()) {
    rgba.writeUInt32BE(value >= PAINTED ? 0xff_ff_ff_00 : 0x00_00_00_ff, index * 4);
  }
  const { width, height } = mask;
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

/**
 * A mask for servers that edit where it is white, as opaque gray PNG: any alpha would be read as edit by some. `size`
 * for those that want it in the size of the result.
 */
export async function encodeGrayMask(mask: ProviderImage, { width, height }: Size = mask): Promise<Buffer> {
  return sharp(mask.bytes)
    .removeAlpha()
    .extractChannel(0)
    .resize(width, height, { fit: "fill" })
    .toColourspace("b-w")
    .png()
    .toBuffer();
}
