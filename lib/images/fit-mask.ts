import { and, eq, inArray } from "drizzle-orm";
import sharp from "sharp";
import { db } from "#db/index.ts";
import { type AssetRow, imageAssets } from "#db/schema/images.ts";
import { getBytes, putBytes } from "./asset-bytes.ts";
import type { Claim } from "./claims.ts";
import type { Size } from "./providers/types.ts";

/** What a person is told when a mask of one size goes onto a picture of another. */
export function maskWarning(mask: Size, source: Size): string[] {
  if (isSameSize(mask, source)) return [];
  return [
    `The mask was painted on a picture of ${mask.width} × ${mask.height} and was stretched to ${source.width} × ${source.height}.`,
  ];
}

/**
 * Stretches the step's mask to the size of its source where they differ, and keeps it as the step's own: an edit that
 * is made again on another picture brings the mask of the old one. Done again after a crash it changes nothing.
 */
export async function fitMask(claim: Claim): Promise<void> {
  if (claim.operation !== "inpaint") return;
  const inputs = await db()
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.generationId, claim.id),
        eq(imageAssets.userId, claim.userId),
        inArray(imageAssets.role, ["input", "mask"]),
      ),
    );
  const [source, mask] = [findRole(inputs, "input"), findRole(inputs, "mask")];
  if (source && mask && !isSameSize(mask, source)) await stretch(mask, source);
}

function findRole(assets: AssetRow[], role: AssetRow["role"]): AssetRow | undefined {
  return assets.find((asset) => asset.role === role);
}

async function stretch(mask: AssetRow, { width, height }: Size): Promise<void> {
  const bytes = await sharp(await getBytes(mask))
    .resize(width, height, { fit: "fill", kernel: "linear" })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  const sha256 = await putBytes(mask.userId, bytes);
  await db()
    .update(imageAssets)
    // How it was painted and what it was taken from have the old size: neither can be used with this picture.
    .set({ sha256, width, height, sizeBytes: bytes.length, sourceAssetId: null, strokes: null })
    .where(and(eq(imageAssets.id, mask.id), eq(imageAssets.userId, mask.userId)));
}

function isSameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}
