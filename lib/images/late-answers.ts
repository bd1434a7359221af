import { and, eq, inArray } from "drizzle-orm";
import type { AttemptRow } from "#db/schema/attempts.ts";
import { type AssetRow, imageGenerations } from "#db/schema/images.ts";
import { endAttempt } from "./attempts.ts";
import type { Claim } from "./claims.ts";
import { withEvents } from "./events.ts";
import { insertOutputs } from "./outputs.ts";
import type { Collected } from "./provider-runs.ts";

/**
 * Keeps pictures that arrived after the generation was given up: they may have been paid for. When another attempt
 * won meanwhile, or is still under way, they are let go.
 */
export async function keepLateAnswer(
  claim: Claim,
  attempt: AttemptRow,
  { outputs, done }: Collected,
): Promise<AssetRow[]> {
  if (outputs.length === 0) return [];
  return await withEvents(async (tx, emit) => {
    const [row] = await tx
      .select()
      .from(imageGenerations)
      .where(
        and(
          eq(imageGenerations.id, claim.id),
          eq(imageGenerations.userId, claim.userId),
          inArray(imageGenerations.status, ["failed", "canceled"]),
        ),
      )
      .for("no key update");
    if (!row) return [];
    await endAttempt(tx, attempt, { state: "succeeded", actualCostMicros: done?.costMicros ?? null });
    const type = row.status === "canceled" ? "generation.canceled" : "generation.failed";
    emit({
      type,
      userId: row.userId,
      sessionId: row.sessionId,
      generationId: row.id,
      data: { status: row.status },
    });
    return await insertOutputs(tx, row, outputs);
  });
}
