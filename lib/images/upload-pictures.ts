import { fileTypeFromBuffer } from "file-type";
import sharp, { type Metadata, type Sharp } from "sharp";
import { env } from "#lib/env.ts";
import { AppError, invalidField } from "#lib/errors.ts";
import type { UploadRole } from "./constants.ts";

export type Picture = { bytes: Buffer; mimeType: string; width: number; height: number };

const FORMATS = new Set(["image/png", "image/apng", "image/jpeg", "image/webp", "image/avif", "image/gif"]);
export const SIDE_MAX = 16_384;
/** Decoding these takes many times the memory of other pictures of their size. */
const HEAVY_PIXELS_MAX = 16_000_000;
const FRAMES_MAX = 1000;
const TIMEOUT_SECONDS = 30;

/**
 * Turns whatever was uploaded into a picture we can trust: upright, in sRGB, without EXIF, GPS or trailing bytes,
 * the first frame only. A mask becomes 8-bit gray, 255 = repaint; drawn instructions a PNG of 8 bits with alpha.
 * @throws {AppError} unsupported_media, too_large or invalid_input, naming the field `file`
 */
export async function normalizeUpload(bytes: Buffer, role: UploadRole): Promise<Picture> {
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !FORMATS.has(type.mime)) {
    throw new AppError(
      "unsupported_media",
      "This is not a PNG, JPEG, WebP, AVIF or GIF picture. Nothing was stored.",
      {
        fields: { file: "Choose a PNG, JPEG, WebP, AVIF or GIF picture." },
      },
    );
  }
  try {
    const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
    assertDecodable(metadata, type.mime);
    return await reencode(bytes, metadata, role);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw invalidField("file", "This picture is damaged and cannot be read. Nothing was stored.", cause);
  }
}

function assertDecodable({ width, height, pageHeight, pages = 1, depth }: Metadata, mimeType: string): void {
  const frameHeight = pageHeight ?? height;
  const heavy = mimeType === "image/avif" || depth === "ushort";
  const pixelsMax = pixelsMaxOf({ heavy });
  if (width > SIDE_MAX || frameHeight > SIDE_MAX || width * frameHeight > pixelsMax) {
    const megapixels = Math.floor(pixelsMax / 100_000) / 10;
    const message = `This picture is ${width}×${frameHeight}. Up to ${megapixels} megapixels and ${SIDE_MAX} a side can be used.`;
    throw new AppError("too_large", message, { fields: { file: message } });
  }
  if (pages > FRAMES_MAX) {
    const message = `This animation has ${pages} frames. Up to ${FRAMES_MAX} can be read.`;
    throw new AppError("too_large", message, { fields: { file: message } });
  }
}

/** How many pixels a picture may have here. */
export function pixelsMaxOf({ heavy }: { heavy: boolean }): number {
  return heavy ? Math.min(HEAVY_PIXELS_MAX, env().LIMIT_IMAGE_PIXELS) : env().LIMIT_IMAGE_PIXELS;
}

async function reencode(bytes: Buffer, metadata: Metadata, role: UploadRole): Promise<Picture> {
  const upright = sharp(bytes, { failOn: "error", limitInputPixels: env().LIMIT_IMAGE_PIXELS, pages: 1 })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .autoOrient();
  if (role === "markup" && !metadata.hasAlpha) throw notTransparent();
  const { data, info } = await encode(upright, metadata, role).toBuffer({ resolveWithObject: true });
  if (role === "markup") await assertDrawnOn(data);
  return { bytes: data, mimeType: `image/${info.format}`, width: info.width, height: info.height };
}

function encode(upright: Sharp, metadata: Metadata, role: UploadRole): Sharp {
  if (role === "mask") return encodeMask(upright);
  return role === "markup" ? encodeMarkup(upright) : encodeLike(upright, metadata);
}

function encodeMarkup(upright: Sharp): Sharp {
  return upright.toColourspace("srgb").ensureAlpha().png();
}

/** Something has to be seen of the overlay, and something of the picture under it. */
async function assertDrawnOn(overlay: Buffer): Promise<void> {
  const { isOpaque, channels } = await sharp(overlay).stats();
  if (isOpaque) throw notTransparent();
  if (channels[3]?.max === 0) throw invalidField("file", "Nothing is drawn on this. Nothing was stored.");
}

function notTransparent(): AppError {
  return invalidField(
    "file",
    "Drawn instructions need a transparent background, as a PNG has it: the picture must be seen under them. Nothing was stored.",
  );
}

function encodeMask(upright: Sharp): Sharp {
  return upright.flatten({ background: "#000" }).toColourspace("b-w").png();
}

/** Keeps the format where that is close to lossless; GIF and AVIF become PNG, which every provider takes. */
function encodeLike(upright: Sharp, { format, depth }: Metadata): Sharp {
  if (format === "jpeg") return upright.jpeg({ quality: 95, chromaSubsampling: "4:4:4" });
  if (format === "webp") return upright.webp({ quality: 95, smartSubsample: true });
  return depth === "ushort" ? upright.toColourspace("rgb16").png() : upright.png();
}
