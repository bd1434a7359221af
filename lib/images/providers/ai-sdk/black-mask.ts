import sharp from "sharp";
import type { ProviderImage } from "#lib/images/providers/types.ts";

/** From here on a gray value counts as painted: Amazon takes pure black and pure white only. */
const PAINTED = 128;

/** A mask for Amazon's models, as opaque PNG: edit = black, keep = white, the opposite of everybody else's. */
export async function encodeBlackMask(mask: ProviderImage): Promise<Buffer> {
  return sharp(mask.bytes).removeAlpha().extractChannel(0).threshold(PAINTED).negate().png().toBuffer();
}
