import sharp from "sharp";
import { toDataUri } from "#lib/images/providers/data-uri.ts";
import { ProviderError, type ProviderImage } from "#lib/images/providers/types.ts";

type Encoded = Pick<ProviderImage, "bytes" | "mimeType">;

/** All pictures of one request together; the official client inlines no more either. */
const INLINE_BYTES = 10_000_000;

/**
 * Pictures as Replicate takes them inside JSON. Where they are too large they are packed again, as WebP that looks the
 * same. @throws {ProviderError} invalid_request where even that is too large
 */
export async function inlinePictures(pictures: readonly Encoded[]): Promise<string[]> {
  const small = sizeOf(pictures) <= INLINE_BYTES ? pictures : await Promise.all(pictures.map(pack));
  if (sizeOf(small) > INLINE_BYTES) {
    const message = "The pictures are too large for Replicate. Use smaller ones, or fewer references.";
    throw new ProviderError("invalid_request", message, { charged: "no" });
  }
  return await Promise.all(small.map(toDataUri));
}

async function pack({ bytes }: Encoded): Promise<Encoded> {
  return { bytes: await sharp(bytes).webp({ quality: 92 }).toBuffer(), mimeType: "image/webp" };
}

function sizeOf(pictures: readonly Encoded[]): number {
  return pictures.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
