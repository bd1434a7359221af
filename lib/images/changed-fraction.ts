import { and, eq, isNull } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets } from "#db/schema/images.ts";
import { getBytes } from "./asset-bytes.ts";
import { withEvents } from "./events.ts";
import { measureDrift } from "./pixel-drift.ts";
import type { Size } from "./providers/types.ts";
import { decodeRaster } from "./rasters.ts";

/** A larger picture is measured smaller: the share hardly changes, and 40 megapixels do not hold anybody up. */
const MEASURED_SIDE_MAX = 1024;

/**
 * The share of pixels that differ visibly, 0 to 1, each as much as the channel that differs most. `result` is brought
 * to the size at which `source` is measured.
 * @throws {Error} when one of them cannot be read
 */
export async function changedFractionOf(source: Buffer, result: Buffer, size: Size): Promise<number> {
  const measured = measuredSize(size);
  const before = await decodeRaster(source, measured);
  const after = await decodeRaster(result, measured);
  const { changedPixels, outsidePixels } = await measureDrift(before, after, new Uint8Array(area(measured)));
  return changedPixels / outsidePixels;
}

/**
 * Measures finished outputs against their step's source and tells the page. Nothing to do for a step without one.
 * @throws {Error} when one of the pictures cannot be read
 */
export async function storeChangedFractions(generation: GenerationRow, outputs: AssetRow[]): Promise<void> {
  const source = outputs.length > 0 && (await findSource(generation));
  if (!source) return;
  const before = await getBytes(source);
  const measured: [AssetRow, number][] = [];
  for (const output of outputs) {
    measured.push([output, await changedFractionOf(before, await getBytes(output), source)]);
  }
  const { userId, sessionId, id: generationId } = generation;
  await withEvents(async (tx, emit) => {
    for (const [output, changedFraction] of measured) {
      const mine = and(eq(imageAssets.id, output.id), eq(imageAssets.userId, userId));
      await tx.update(imageAssets).set({ changedFraction }).where(mine);
    }
    emit({ type: "generation.updated", userId, sessionId, generationId });
  });
}

/** The picture that a step changed; null where it began from words. */
export async function findSource({ id, userId }: GenerationRow): Promise<AssetRow | null> {
  const [source] = await db()
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.generationId, id),
        eq(imageAssets.userId, userId),
        eq(imageAssets.role, "input"),
        isNull(imageAssets.deletedAt),
      ),
    )
    .limit(1);
  return source ?? null;
}

function measuredSize({ width, height }: Size): Size {
  const scale = Math.min(1, MEASURED_SIDE_MAX / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function area({ width, height }: Size): number {
  return width * height;
}
