import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets, imageGenerations } from "#db/schema/images.ts";
import { imageSweeps } from "#db/schema/sweeps.ts";
import { notFound } from "#lib/errors.ts";
import type { Owner } from "./owner.ts";
import { getOwnedSession } from "./sessions.ts";
import type { SweepCellView, SweepView } from "./sweep-views.ts";
import { assetUrl } from "./views.ts";

/** @throws {AppError} not_found, also when its session is in the trash */
export async function getSweep(user: Owner, sweepId: string): Promise<SweepView> {
  const [sweep] = await db()
    .select()
    .from(imageSweeps)
    .where(and(eq(imageSweeps.id, sweepId), eq(imageSweeps.userId, user.id)));
  if (!sweep) throw notFound();
  await getOwnedSession(db(), user, sweep.sessionId);
  const rows = await findCells(user, sweepId);
  const pictures = await findPictures(user, rows);
  return {
    id: sweep.id,
    sessionId: sweep.sessionId,
    axes: sweep.axes,
    prompt: rows[0]?.prompt ?? "",
    createdAt: sweep.createdAt.toISOString(),
    cells: rows.map((row) => toCellView(row, pictures.get(row.id))),
  };
}

/** The newest step of each cell: a retry takes the place of what failed. */
async function findCells(user: Owner, sweepId: string): Promise<GenerationRow[]> {
  return await db()
    .selectDistinctOn([imageGenerations.sweepCell])
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.sweepId, sweepId),
        eq(imageGenerations.userId, user.id),
        isNull(imageGenerations.deletedAt),
      ),
    )
    .orderBy(asc(imageGenerations.sweepCell), desc(imageGenerations.createdAt));
}

async function findPictures(user: Owner, rows: GenerationRow[]): Promise<Map<string | null, AssetRow>> {
  const ids = rows.map((row) => row.id);
  const outputs = await db()
    .selectDistinctOn([imageAssets.generationId])
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.userId, user.id),
        inArray(imageAssets.generationId, ids),
        eq(imageAssets.role, "output"),
        isNull(imageAssets.deletedAt),
      ),
    )
    .orderBy(asc(imageAssets.generationId), asc(imageAssets.position));
  return new Map(outputs.map((output) => [output.generationId, output]));
}

function toCellView(row: GenerationRow, picture: AssetRow | undefined): SweepCellView {
  return {
    cell: row.sweepCell ?? 0,
    generationId: row.id,
    stepNumber: row.stepNumber,
    status: row.status,
    progress: row.progress,
    vendorPosition: row.vendorPosition,
    waitsForRetry: row.retryAt !== null,
    errorMessage: row.errorMessage,
    starred: row.starredAt !== null,
    picture: picture ? { url: assetUrl(picture.id), width: picture.width, height: picture.height } : null,
  };
}
