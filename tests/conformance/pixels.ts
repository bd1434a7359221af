import sharp from "sharp";
import type { ProviderImage, Size } from "#lib/images/providers/types.ts";

export type Half = "left" | "right";

/** A photograph-like source: soft colour fields and some detail, so that any change of it shows. */
export async function sourcePicture({ width, height }: Size): Promise<ProviderImage> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="100" height="60" fill="#7fb2e5"/><rect y="60" width="100" height="40" fill="#4d7a3a"/>
    <circle cx="25" cy="25" r="12" fill="#ffe08a"/><rect x="60" y="35" width="22" height="35" fill="#a05a3c"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).removeAlpha().png().toBuffer();
  return { bytes, mimeType: "image/png", width, height };
}

/** A mask in our own form: 8-bit gray, 255 in the half that is to be repainted. */
export async function halfMask({ width, height }: Size, half: Half): Promise<ProviderImage> {
  const gray = Buffer.alloc(width * height);
  for (let index = 0; index < gray.length; index += 1) {
    const isLeft = index % width < width / 2;
    gray[index] = isLeft === (half === "left") ? 255 : 0;
  }
  const bytes = await sharp(gray, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  return { bytes, mimeType: "image/png", width, height };
}

/** A transparent overlay with a red circle on it. */
export async function drawnInstructions({ width, height }: Size): Promise<ProviderImage> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><circle cx="70" cy="50" r="15" fill="none" stroke="#e5262b" stroke-width="3"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).ensureAlpha().png().toBuffer();
  return { bytes, mimeType: "image/png", width, height };
}

/** Mean difference of two pictures a channel, 0 to 255; of one half of them when asked. */
export async function difference(a: Buffer, b: Buffer, half?: Half): Promise<number> {
  const { width, height } = await sharp(a).metadata();
  const [pixelsA, pixelsB] = [await rgb(a, { width, height }), await rgb(b, { width, height })];
  let sum = 0;
  let count = 0;
  for (let index = 0; index < pixelsA.length; index += 1) {
    const isLeft = Math.floor(index / 3) % width < width / 2;
    if (half && isLeft !== (half === "left")) continue;
    sum += Math.abs((pixelsA[index] ?? 0) - (pixelsB[index] ?? 0));
    count += 1;
  }
  return sum / count;
}

/** Decodes all of it, which a header alone would not pass. */
export async function decode(bytes: Buffer): Promise<Size & { format: string | undefined }> {
  const { format } = await sharp(bytes).metadata();
  const { info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, format };
}

async function rgb(bytes: Buffer, { width, height }: Size): Promise<Buffer> {
  return sharp(bytes)
    .resize(width, height, { fit: "fill" })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer();
}
