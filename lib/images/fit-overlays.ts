import { and, eq, inArray } from "drizzle-orm";
import sharp from "sharp";
import { db } from "#db/index.ts";
import { type AssetRow, imageAssets } from "#db/schema/images.ts";
import { getBytes, putBytes } from "./asset-bytes.ts";
import type { Claim } from "./claims.ts";
import type { Size } from "./providers/types.ts";
import type { Pictures } from "./request-pictures.ts";

const OVERLAYS = ["mask", "markup"] as const;
type Overlay = (typeof OVERLAYS)[number];

/** What a person is told when a mask or a drawing of one size goes onto a picture of another. */
export function stretchWarnings(pictures: Pick<Pictures, "source" | Overlay>): string[] {
  const { source } = pictures;
  return OVERLAYS.flatMap((role) => {
    const overlay = pictures[role];
    if (!source || !overlay || isSameSize(overlay, source)) return [];
    const what = role === "mask" ? "The mask was painted" : "The instructions were drawn";
    const verb = role === "mask" ? "was" : "were";
    return `${what} on a picture of ${sizeOf(overlay)} and ${verb} stretched to ${sizeOf(source)}.`;
  });
}

/**
 * Stretches the step's mask or drawing to the size of its source where they differ, and keeps it as the step's own: an
 * edit that is made again on another picture brings those of the old one. Done again after a crash it changes nothing.
 */
export async function fitOverlays(claim: Claim): Promise<void> {
  if (claim.operation === "text-to-image") return;
  const inputs = await db()
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.generationId, claim.id),
        eq(imageAssets.userId, claim.userId),
        inArray(imageAssets.role, ["input", ...OVERLAYS]),
      ),
    );
  const source = inputs.find(({ role }) => role === "input");
  if (!source) return;
  for (const overlay of inputs) {
    if (overlay !== source && !isSameSize(overlay, source)) await stretch(overlay, source);
  }
}

async function stretch(overlay: AssetRow, { width, height }: Size): Promise<void> {
  const stretched = sharp(await getBytes(overlay)).resize(width, height, { fit: "fill", kernel: "linear" });
  const colors = overlay.role === "mask" ? stretched.toColourspace("b-w") : stretched.ensureAlpha();
  const bytes = await colors.png().toBuffer();
  const sha256 = await putBytes(overlay.userId, bytes);
  await db()
    .update(imageAssets)
    // How it was painted and what it was taken from have the old size: neither can be used with this picture.
    .set({ sha256, width, height, sizeBytes: bytes.length, sourceAssetId: null, strokes: null })
    .where(and(eq(imageAssets.id, overlay.id), eq(imageAssets.userId, overlay.userId)));
}

function isSameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}

function sizeOf({ width, height }: Size): string {
  return `${width} × ${height}`;
}
