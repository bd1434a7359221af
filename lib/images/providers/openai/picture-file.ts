import { toFile } from "openai";
import sharp from "sharp";
import type { ProviderImage } from "#lib/images/providers/types.ts";

/** Formats that such servers read; the rest is sent as PNG. */
const FILE_NAMES: Record<string, string> = {
  "image/png": "image.png",
  "image/jpeg": "image.jpg",
  "image/webp": "image.webp",
};

/** A picture as a file of a multipart request. */
export async function pictureFile({ bytes, mimeType }: ProviderImage): Promise<File> {
  const name = FILE_NAMES[mimeType];
  if (name) return toFile(bytes, name, { type: mimeType });
  return toFile(await sharp(bytes).png().toBuffer(), "image.png", { type: "image/png" });
}
