import { and, eq, isNull, max } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets, imageGenerations } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { getBytes } from "./asset-bytes.ts";
import { changedFractionOf, findSource } from "./changed-fraction.ts";
import { withEvents } from "./events.ts";
import { getOwnedGeneration, ownedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";

/**
 * Adds a picture as the model made it to the step's pictures, after the others, so that it can be shown, compared and
 * gone on from. It shares the raw one's bytes. Taken again, it is the one already there.
 * @returns the picture of the step
 * @throws {AppError} not_found when there is no such step, or `rawAssetId` is not a raw picture of it
 */
export async function takeRaw(user: Owner, generationId: string, rawAssetId: string): Promise<AssetRow> {
  const generation = await getOwnedGeneration(db(), user, generationId);
  const raw = await findRaw(user, generation, rawAssetId);
  const changedFraction = await measure(generation, raw);
  return await withEvents(async (tx, emit) => {
    await lockGeneration(tx, user, generationId);
    const taken = await findTaken(tx, user, raw);
    if (taken) return taken;
    const added = await insertTaken(tx, raw, changedFraction);
    emit({ type: "generation.updated", userId: user.id, sessionId: generation.sessionId, generationId });
    return added;
  });
}

async function findRaw(user: Owner, generation: GenerationRow, rawAssetId: string): Promise<AssetRow> {
  const [raw] = await db()
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.id, rawAssetId),
        eq(imageAssets.userId, user.id),
        eq(imageAssets.generationId, generation.id),
        eq(imageAssets.role, "raw"),
        isNull(imageAssets.deletedAt),
      ),
    );
  if (!raw) throw notFound();
  return raw;
}

async function measure(generation: GenerationRow, raw: AssetRow): Promise<number | null> {
  const source = await findSource(generation);
  return source && (await changedFractionOf(await getBytes(source), await getBytes(raw), source));
}

/** Two requests at once add one picture. */
async function lockGeneration(tx: Tx, user: Owner, generationId: string): Promise<void> {
  const [row] = await tx
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(ownedGeneration(user, generationId))
    .for("no key update");
  if (!row) throw notFound();
}

/** The locked picture names the raw one, too, but has bytes of its own. */
async function findTaken(tx: Tx, user: Owner, raw: AssetRow): Promise<AssetRow | null> {
  const [taken] = await tx
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.userId, user.id),
        eq(imageAssets.sourceAssetId, raw.id),
        eq(imageAssets.role, "output"),
        eq(imageAssets.sha256, raw.sha256),
        isNull(imageAssets.deletedAt),
      ),
    );
  return taken ?? null;
}

async function insertTaken(tx: Tx, raw: AssetRow, changedFraction: number | null): Promise<AssetRow> {
  const { userId, generationId, createdAt: _, ...shared } = raw;
  if (!generationId) throw new Error("A raw picture has a step");
  const [last] = await tx
    .select({ position: max(imageAssets.position) })
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.userId, userId),
        eq(imageAssets.generationId, generationId),
        eq(imageAssets.role, "output"),
      ),
    );
  const [row] = await tx
    .insert(imageAssets)
    .values({
      ...shared,
      userId,
      generationId,
      id: newId("asset"),
      role: "output",
      sourceAssetId: raw.id,
      position: (last?.position ?? -1) + 1,
      changedFraction,
    })
    .returning();
  if (!row) throw new Error("The picture was not returned");
  return row;
}
