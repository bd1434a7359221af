import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets, imageGenerations } from "#db/schema/images.ts";
import { AppError, notFound } from "#lib/errors.ts";
import type { NewEvent } from "./events.ts";
import { stretchWarnings } from "./fit-overlays.ts";
import type { Owner } from "./owner.ts";
import { insertInputs } from "./request-pictures.ts";
import { hashSettings } from "./settings-hash.ts";

type Emit = (event: NewEvent) => void;

/**
 * Gives the picture of a step that has just ended to the steps that wait for it, or cancels them when there will be
 * none. Call it in the transaction that ends the step, after `lockPlaces` and before `admitWaiting`.
 */
export async function settleWaiting(
  tx: Tx,
  emit: Emit,
  ended: GenerationRow,
  outputs: AssetRow[] = [],
): Promise<void> {
  const [first] = outputs;
  if (ended.status === "succeeded" && ended.deletedAt === null && first) {
    for (const row of await findWaiting(tx, ended)) {
      const position = await originalPosition(tx, row.replayOfGenerationId);
      await giveSource(tx, row, outputs.find((output) => output.position === position) ?? first);
      emit({ ...placeOf(row), type: "generation.updated" });
    }
  } else await cancelWaiting(tx, emit, ended);
}

/** What a new step works on: a picture of `generationId` that is there, or one that it has to wait for. */
export type Base = { source: AssetRow } | { waitsForGenerationId: string };

/**
 * The picture of a step of the session, or the wait for it. Right only after `lockPlaces`: no step ends meanwhile.
 * @throws {AppError} not_found; conflict when it ended without a picture
 */
export async function baseOn(
  tx: Tx,
  user: Owner,
  { sessionId, generationId, position }: { sessionId: string; generationId: string; position: number },
): Promise<Base> {
  const [row] = await tx
    .select()
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.id, generationId),
        eq(imageGenerations.userId, user.id),
        eq(imageGenerations.sessionId, sessionId),
        isNull(imageGenerations.deletedAt),
      ),
    );
  if (!row) throw notFound();
  if (row.status === "queued" || row.status === "running") return { waitsForGenerationId: row.id };
  const outputs = await assetsOf(tx, row, ["output"]);
  const source = outputs.find((output) => output.position === position) ?? outputs[0];
  if (source) return { source };
  throw new AppError(
    "conflict",
    `Step ${row.stepNumber} has no picture to build on. Nothing was started. Retry step ${row.stepNumber} first.`,
  );
}

async function findWaiting(tx: Tx, awaited: GenerationRow): Promise<GenerationRow[]> {
  return await tx
    .select()
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.waitsForGenerationId, awaited.id),
        eq(imageGenerations.userId, awaited.userId),
        eq(imageGenerations.status, "queued"),
      ),
    )
    .orderBy(imageGenerations.id);
}

/** Which of its parent's pictures the edit was made on that a step makes again; the first when that is not known. */
export async function originalPosition(tx: Tx, replayOfGenerationId: string | null): Promise<number> {
  if (replayOfGenerationId === null) return 0;
  const { rows } = await tx.execute<{ position: number }>(sql`
    select made.position from ${imageGenerations} original
    join ${imageAssets} used on used.generation_id = original.id and used.role = 'input'
    join ${imageAssets} made on made.generation_id = original.parent_generation_id
      and made.role in ('output', 'raw') and made.sha256 = used.sha256 and made.user_id = original.user_id
    where original.id = ${replayOfGenerationId}
    order by made.position limit 1
  `);
  return rows[0]?.position ?? 0;
}

async function giveSource(tx: Tx, row: GenerationRow, source: AssetRow): Promise<void> {
  await insertInputs(tx, row, { source, mask: null, markup: null, references: [] });
  const [mask = null] = await assetsOf(tx, row, ["mask"]);
  const [markup = null] = await assetsOf(tx, row, ["markup"]);
  const references = await assetsOf(tx, row, ["reference"]);
  await tx
    .update(imageGenerations)
    .set({
      waitsForGenerationId: null,
      settingsHash: hashSettings(row, { source, mask, markup, references }),
      warnings: stretchWarnings({ source, mask, markup }),
    })
    .where(and(eq(imageGenerations.id, row.id), eq(imageGenerations.userId, row.userId)));
}

async function assetsOf(tx: Tx, row: GenerationRow, roles: AssetRow["role"][]): Promise<AssetRow[]> {
  return await tx
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.generationId, row.id),
        eq(imageAssets.userId, row.userId),
        inArray(imageAssets.role, roles),
        isNull(imageAssets.deletedAt),
      ),
    )
    .orderBy(imageAssets.position);
}

/** Those that wait for `ended`, those that wait for them, and so on. None has cost anything. */
async function cancelWaiting(tx: Tx, emit: Emit, ended: GenerationRow): Promise<void> {
  const canceled = await tx
    .update(imageGenerations)
    .set({
      status: "canceled",
      waitsForGenerationId: null,
      retryAt: null,
      charged: "no",
      errorCode: "interrupted",
      errorMessage: `Step ${ended.stepNumber}, which this one builds on, ${fateOf(ended)}. Nothing was charged.`,
      errorRetryable: true,
      finishedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(imageGenerations.userId, ended.userId), inArray(imageGenerations.id, allWaiting(ended))))
    .returning();
  for (const row of canceled) {
    emit({ ...placeOf(row), type: "generation.canceled", data: { status: "canceled" } });
  }
}

function allWaiting({ id, userId }: GenerationRow): SQL {
  return sql`(
    with recursive waiting as (
      select id from image_generations
      where waits_for_generation_id = ${id} and user_id = ${userId} and status = 'queued'
      union
      select later.id from image_generations later
      join waiting on later.waits_for_generation_id = waiting.id
      where later.user_id = ${userId} and later.status = 'queued'
    )
    select id from waiting
  )`;
}

function fateOf({ status, deletedAt }: GenerationRow): string {
  if (deletedAt !== null) return "was deleted";
  return status === "canceled" ? "was canceled" : "did not succeed";
}

function placeOf({ userId, sessionId, id }: GenerationRow) {
  return { userId, sessionId, generationId: id };
}
