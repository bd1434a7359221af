import { db } from "#db/index.ts";
import { type AssetRow, imageAssets } from "#db/schema/images.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { getBytes, putBytes } from "./asset-bytes.ts";
import { getAsset } from "./assets.ts";
import { refuseOverlay } from "./overlays.ts";
import type { Owner } from "./owner.ts";
import { type Border, borderMask, extendedSize, extendRaster } from "./picture-border.ts";
import type { Size } from "./providers/types.ts";
import { decodeRaster, encodeGrayPng, encodePng } from "./rasters.ts";
import type { ExtendInput } from "./schemas.ts";
import { pixelsMaxOf, SIDE_MAX } from "./upload-pictures.ts";

const SIDES = ["top", "right", "bottom", "left"] as const;

export type ExtendedPicture = { source: AssetRow; mask: AssetRow };

/**
 * Stores the picture on a larger canvas, its own pixels as they are, and the mask that has a model paint what is new.
 * Both are uploads of the user that name the picture as where they were taken from.
 * @throws {AppError} not_found; invalid_input for a mask; too_large beyond the limits of uploads
 */
export async function extendPicture(
  user: Owner,
  assetId: string,
  { overlap, ...border }: ExtendInput,
): Promise<ExtendedPicture> {
  const original = await getAsset(user, assetId);
  refuseOverlay(original, "assetId", "be extended");
  // Before anything is decoded; the depth is known only after.
  assertFits(original, border, { heavy: false });
  const raster = await decodeRaster(await getBytes(original));
  assertFits(raster, border, { heavy: raster.max > 255 });
  const size = extendedSize(raster, border);
  const source = await encodePng(await extendRaster(raster, border));
  const mask = await encodeGrayPng(borderMask(raster, border, overlap), size);
  return await insertBoth(user, original, size, { source, mask });
}

function assertFits(picture: Size, border: Border, { heavy }: { heavy: boolean }): void {
  const { width, height } = extendedSize(picture, border);
  const pixelsMax = pixelsMaxOf({ heavy });
  if (width <= SIDE_MAX && height <= SIDE_MAX && width * height <= pixelsMax) return;
  const megapixels = Math.floor(pixelsMax / 100_000) / 10;
  const message =
    `The picture would become ${width}×${height}. ` +
    `Up to ${megapixels} megapixels and ${SIDE_MAX} a side can be used. Nothing was changed.`;
  const [widest = "top"] = SIDES.toSorted((one, other) => border[other] - border[one]);
  throw new AppError("too_large", message, { fields: { [widest]: message } });
}

async function insertBoth(
  user: Owner,
  original: AssetRow,
  size: Size,
  bytes: { source: Buffer; mask: Buffer },
): Promise<ExtendedPicture> {
  const toRow = async (role: "input" | "mask", png: Buffer) => ({
    id: newId("asset"),
    userId: user.id,
    sessionId: original.sessionId,
    role,
    sourceAssetId: original.id,
    sha256: await putBytes(user.id, png),
    mimeType: "image/png",
    sizeBytes: png.length,
    ...size,
  });
  const rows = [await toRow("input", bytes.source), await toRow("mask", bytes.mask)];
  const [source, mask] = await db().insert(imageAssets).values(rows).returning();
  if (!source || !mask) throw new Error("The extended picture was not returned");
  return { source, mask };
}
