import sharp from "sharp";
import type { ProviderImage } from "./types.ts";

const READ_THERE = new Set(["image/png", "image/jpeg", "image/webp"]);

/** A picture inside JSON, as PNG where its own type is not one that every vendor reads. */
export async function toDataUri({
  bytes,
  mimeType,
}: Pick<ProviderImage, "bytes" | "mimeType">): Promise<string> {
  if (READ_THERE.has(mimeType)) return dataUri(mimeType, bytes);
  return dataUri("image/png", await sharp(bytes).png().toBuffer());
}

function dataUri(mimeType: string, bytes: Buffer): string {
  return `data:${mimeType};base64,${bytes.toString("base64")}`;
}
