import { Readable } from "node:stream";
import type { AssetRow } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import type { Picture } from "#lib/picture-response.ts";
import { storage } from "#lib/storage.ts";
import { bytesKey } from "./asset-bytes.ts";
import { getAsset } from "./assets.ts";
import type { DerivedWidth } from "./constants.ts";
import { findDerivedSize } from "./derived-sizes.ts";
import type { Owner } from "./owner.ts";

/** A picture of the user for the browser: as stored, or a smaller WebP of `w` pixels. @throws {AppError} not_found */
export async function openPicture(
  user: Owner,
  assetId: string,
  { w, download }: { w?: DerivedWidth | undefined; download: boolean },
): Promise<Picture> {
  const asset = await getAsset(user, assetId);
  if (w !== undefined) return await openDerived(asset, w);
  return {
    tag: asset.sha256,
    mimeType: asset.mimeType,
    sizeBytes: asset.sizeBytes,
    fileName: download
      ? `${asset.id}.${asset.mimeType.replace("image/", "").replace("jpeg", "jpg")}`
      : undefined,
    open: (range) => storage().open(bytesKey(asset.userId, asset.sha256), range),
  };
}

async function openDerived(asset: AssetRow, width: DerivedWidth): Promise<Picture> {
  const bytes = await findDerivedSize(asset, width);
  if (!bytes) throw notFound();
  return {
    tag: `${asset.sha256}-w${width}`,
    mimeType: "image/webp",
    sizeBytes: bytes.length,
    open: async (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
  };
}
