import sharp from "sharp";
import type { ProviderImage } from "#lib/images/providers/types.ts";

/** What it is called in the instruction, and its colour: one that photographs hardly ever have. */
export const MARK = { name: "magenta", red: 255, green: 0, blue: 255 } as const;

/** The picture can still be made out below it. */
const OPACITY = 0.75;

/** The source with what the mask paints laid over in the colour of `MARK`, as PNG of the source's size. */
export async function markPicture(source: ProviderImage, mask: ProviderImage): Promise<ProviderImage> {
  const { width, height } = mask;
  const gray = await sharp(mask.bytes).removeAlpha().extractChannel(0).raw().toBuffer();
  const paint = Buffer.alloc(gray.length * 4);
  for (const [index, value] of gray.entries()) {
    paint.set([MARK.red, MARK.green, MARK.blue, Math.round(value * OPACITY)], index * 4);
  }
  const bytes = await sharp(source.bytes)
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .composite([{ input: paint, raw: { width, height, channels: 4 } }])
    .removeAlpha()
    .png()
    .toBuffer();
  return { bytes, mimeType: "image/png", width, height };
}
