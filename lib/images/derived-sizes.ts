import sharp from "sharp";
import type { AssetRow } from "#db/schema/images.ts";
import { storage } from "#lib/storage.ts";
import { bytesKey, derivedKey, getBytes } from "./asset-bytes.ts";
import { DERIVED_WIDTHS, type DerivedWidth } from "./constants.ts";

type Source = Pick<AssetRow, "id" | "userId" | "sha256">;

/** Makes every smaller WebP of a picture that is not there yet. */
export async function makeDerivedSizes(asset: Source): Promise<void> {
  const missing: DerivedWidth[] = [];
  for (const width of DERIVED_WIDTHS) {
    if (!(await storage().has(derivedKey(asset.userId, asset.sha256, width)))) missing.push(width);
  }
  if (missing.length === 0) return;
  const original = await getBytes(asset);
  for (const width of missing) await makeOne(asset, original, width);
}

/** The WebP of `width` pixels, never enlarged, made now when the worker has not come to it; null when the store lost the picture. */
export async function findDerivedSize(asset: Source, width: DerivedWidth): Promise<Buffer | null> {
  const made = await storage().get(derivedKey(asset.userId, asset.sha256, width));
  if (made) return made;
  const original = await storage().get(bytesKey(asset.userId, asset.sha256));
  return original && (await makeOne(asset, original, width));
}

async function makeOne(asset: Source, original: Buffer, width: DerivedWidth): Promise<Buffer> {
  const webp = await sharp(original, { failOn: "none" })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer();
  await storage().put(derivedKey(asset.userId, asset.sha256, width), webp);
  return webp;
}
