import { inArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { imageAssets, imageGenerations } from "#db/schema/images.ts";

/** No request has an empty hash. */
const EMPTIED = "";

/** The condition that a step has the highest number of its session, which the next one would get again without its row. */
export const isNewest: SQL<boolean> = sql<boolean>`not exists (
  select 1 from ${imageGenerations} later
  where later.session_id = ${imageGenerations.sessionId} and later.step_number > ${imageGenerations.stepNumber})`;

/** The condition that `emptySteps` has left nothing but the number. */
export const isEmptied: SQL<boolean> = sql<boolean>`${imageGenerations.requestHash} = ${EMPTIED}`;

/**
 * Takes everything from deleted steps that somebody made or wrote, and leaves the row with its number, so that "step 7" is
 * never another one. Who was called and what it cost stays, as in the ledger.
 */
export async function emptySteps(tx: Tx, ids: string[]): Promise<void> {
  await tx.delete(imageAssets).where(inArray(imageAssets.generationId, ids));
  await tx
    .update(imageGenerations)
    .set({
      parentGenerationId: null,
      waitsForGenerationId: null,
      replayOfGenerationId: null,
      sweepId: null,
      sweepCell: null,
      requestHash: EMPTIED,
      settingsHash: null,
      prompt: "",
      negativePrompt: null,
      revisedPrompt: null,
      params: {},
      actualParams: null,
      warnings: [],
      // A failure must say why; what it says may quote the prompt.
      status: "canceled",
      errorCode: null,
      errorMessage: null,
      errorRetryable: null,
      label: null,
      starredAt: null,
    })
    .where(inArray(imageGenerations.id, ids));
}
