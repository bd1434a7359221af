import { randomUUID } from "node:crypto";
import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { withEvents } from "./events.ts";
import { findSourcePixels, findUsualDurationMs } from "./queue/run-history.ts";

/** A running generation that is ours, as long as its token is the row's. */
export type Claim = GenerationRow & { workerId: string; claimToken: string };

/** A claim holds this long on the database's clock, and is renewed four times as often. */
const LEASE = sql`interval '6 seconds'`;
export const RENEW_EVERY_MS = 1500;

/** Our claim is gone: another worker has the generation, or it was ended. Nothing we know of it counts any more. */
export class ClaimLostError extends Error {
  override name = "ClaimLostError";
}

/** This worker is shutting down. */
export class ShutdownError extends Error {
  override name = "ShutdownError";
}

/** Moves a delivered generation to `running` for this worker; null when it is not waiting any more. */
export async function claimGeneration(generationId: string, workerId: string): Promise<Claim | null> {
  const claimToken = randomUUID();
  return await withEvents(async (tx, emit) => {
    const [row] = await tx
      .update(imageGenerations)
      .set({
        status: "running",
        workerId,
        claimToken,
        leaseExpiresAt: sql`now() + ${LEASE}`,
        startedAt: sql`now()`,
        progress: null,
        vendorPosition: null,
        previewCount: 0,
        retryAt: null,
      })
      .where(
        and(
          eq(imageGenerations.id, generationId),
          eq(imageGenerations.status, "queued"),
          isNotNull(imageGenerations.admittedAt),
        ),
      )
      .returning();
    if (!row) return null;
    const expectedDurationMs = await storeUsualDuration(tx, row);
    emit({ type: "generation.started", userId: row.userId, sessionId: row.sessionId, generationId: row.id });
    return { ...row, expectedDurationMs, workerId, claimToken };
  });
}

async function storeUsualDuration(tx: Tx, row: GenerationRow): Promise<number | null> {
  const expectedDurationMs = await findUsualDurationMs(tx, row, await findSourcePixels(tx, row));
  if (expectedDurationMs === null) return null;
  await tx
    .update(imageGenerations)
    .set({ expectedDurationMs })
    .where(and(eq(imageGenerations.id, row.id), eq(imageGenerations.userId, row.userId)));
  return expectedDurationMs;
}

/** The condition that every write of a running generation carries: a worker that lost its claim changes nothing. */
export function stillClaimed(claim: Claim): SQL | undefined {
  return and(
    eq(imageGenerations.id, claim.id),
    eq(imageGenerations.userId, claim.userId),
    eq(imageGenerations.status, "running"),
    eq(imageGenerations.claimToken, claim.claimToken),
  );
}

/** Extends the lease. Tells whether the person asked to stop. @throws {ClaimLostError} */
export async function renewClaim(claim: Claim): Promise<{ cancelRequested: boolean }> {
  const [row] = await db()
    .update(imageGenerations)
    .set({ leaseExpiresAt: sql`now() + ${LEASE}` })
    .where(stillClaimed(claim))
    .returning({ cancelRequestedAt: imageGenerations.cancelRequestedAt });
  if (!row) throw new ClaimLostError();
  return { cancelRequested: row.cancelRequestedAt !== null };
}

/** Keeps the newest progress (0 to 1, or null), place at the vendor and preview number on the row, for pages that load now. @throws {ClaimLostError} */
export async function recordProgress(
  claim: Claim,
  change: { progress?: number | null; vendorPosition?: number | null; previewCount?: number },
): Promise<void> {
  const [row] = await db()
    .update(imageGenerations)
    .set(change)
    .where(stillClaimed(claim))
    .returning({ id: imageGenerations.id });
  if (!row) throw new ClaimLostError();
}
