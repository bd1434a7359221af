import { createHash } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Db, db, type Tx } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { AppError, invalidField, notFound } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { assertSupported, operationOf } from "./capabilities.ts";
import { withEvents } from "./events.ts";
import { assertWithinDay, limitSessionGenerations } from "./limits.ts";
import { assertAllowed } from "./moderation.ts";
import type { Owner } from "./owner.ts";
import { findModel } from "./providers/index.ts";
import type { ModelCapabilities } from "./providers/types.ts";
import { getPictures, insertInputs, type Pictures } from "./request-pictures.ts";
import type { GenerateInput } from "./schemas.ts";
import { getOwnedSession, ownedSession } from "./sessions.ts";
import { titleFromPrompt } from "./titles.ts";

/**
 * Records the request and its inputs and hands it to the workers when one of the user's places is free.
 * Asked again with the same key and body, it answers with the step that is already there.
 * @throws {AppError} invalid_input, not_found, conflict, content_blocked, limit_exceeded
 */
export async function requestGeneration(
  user: Owner,
  input: GenerateInput,
  idempotencyKey: string,
): Promise<GenerationRow> {
  const requestHash = hash(input);
  const earlier = await findByKey(db(), user, idempotencyKey);
  if (earlier) return sameRequest(earlier, requestHash);
  const model = findModel(input.provider, input.model);
  if (!model) throw invalidField("model", "This model is not available here. Choose another one.");
  const [pictures] = await Promise.all([
    getPictures(user, input),
    getOwnedSession(db(), user, input.sessionId),
    limitSessionGenerations(user, input.sessionId),
  ]);
  assertSupported(model, { ...input, ...pictures, referenceCount: pictures.references.length });
  await assertAllowed([input.prompt, input.negativePrompt ?? ""]);
  const row = await record(user, input, model, pictures, { idempotencyKey, requestHash });
  log({ sessionId: row.sessionId, generationId: row.id }).info({ model: row.model }, "generation requested");
  return row;
}

/** The same for requests that differ only by seed, by the pictures' bytes and not by the rows they came from. */
function hashSettings(input: GenerateInput, { source, mask, references }: Pictures): string {
  const { provider, model, prompt, negativePrompt } = input;
  const { seed: _, ...params } = input.params;
  const pictures = [source, mask, ...references].map((asset) => asset?.sha256 ?? null);
  return hash({ provider, model, prompt, negativePrompt, params, pictures });
}

function hash(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sortKeys(value)))
    .digest("hex");
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sortKeys(child)]));
}

async function findByKey(on: Db, user: Owner, idempotencyKey: string): Promise<GenerationRow | null> {
  const [row] = await on
    .select()
    .from(imageGenerations)
    .where(and(eq(imageGenerations.userId, user.id), eq(imageGenerations.idempotencyKey, idempotencyKey)));
  return row ?? null;
}

function sameRequest(row: GenerationRow, requestHash: string): GenerationRow {
  if (row.requestHash === requestHash) return row;
  throw new AppError("conflict", "This Idempotency-Key was used for another request. Nothing was started.");
}

async function record(
  user: Owner,
  input: GenerateInput,
  model: ModelCapabilities,
  pictures: Pictures,
  key: { idempotencyKey: string; requestHash: string },
): Promise<GenerationRow> {
  return await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    // The same request sent twice at once: the other one has committed, or we would still wait for its lock.
    const twin = await findByKey(tx, user, key.idempotencyKey);
    if (twin) return sameRequest(twin, key.requestHash);
    await assertWithinDay(tx, user);
    await touchSession(tx, user, input);
    const [row] = await tx
      .insert(imageGenerations)
      .values({
        id: newId("generation"),
        userId: user.id,
        sessionId: input.sessionId,
        parentGenerationId: await parentOf(tx, user, input, pictures.source),
        stepNumber: nextStepNumber(user, input.sessionId),
        ...key,
        provider: model.provider,
        model: model.id,
        operation: operationOf(pictures),
        prompt: input.prompt,
        negativePrompt: input.negativePrompt || null,
        params: input.params,
        settingsHash: hashSettings(input, pictures),
        // Not the transaction's start: steps are ordered by the moment they got their number.
        createdAt: sql`clock_timestamp()`,
      })
      .returning();
    if (!row) throw new Error("The new generation was not returned");
    await insertInputs(tx, row, pictures);
    await admitWaiting(tx, user.id);
    emit({ type: "generation.queued", userId: user.id, sessionId: row.sessionId, generationId: row.id });
    return row;
  });
}

/**
 * The named parent, or else the step that made the source, when it belongs to this session. It may be deleted:
 * then a retry of its child stands beside that child.
 */
async function parentOf(
  tx: Tx,
  user: Owner,
  input: GenerateInput,
  source: AssetRow | null,
): Promise<string | null> {
  if (input.parentGenerationId) {
    const [parent] = await tx
      .select({ id: imageGenerations.id })
      .from(imageGenerations)
      .where(
        and(
          eq(imageGenerations.id, input.parentGenerationId),
          eq(imageGenerations.userId, user.id),
          eq(imageGenerations.sessionId, input.sessionId),
        ),
      );
    if (!parent) throw notFound();
    return parent.id;
  }
  return source?.sessionId === input.sessionId ? source.generationId : null;
}

/** Right only while the session's row is ours. */
function nextStepNumber(user: Owner, sessionId: string): SQL<number> {
  return sql`(
    select coalesce(max(${imageGenerations.stepNumber}), 0) + 1 from ${imageGenerations}
    where ${imageGenerations.sessionId} = ${sessionId} and ${imageGenerations.userId} = ${user.id}
  )`;
}

/**
 * Moves the session to the top and holds its row until `tx` ends, so that steps are numbered one after the other.
 * @throws {AppError} not_found
 */
async function touchSession(tx: Tx, user: Owner, input: GenerateInput): Promise<void> {
  const [session] = await tx
    .update(imageSessions)
    .set({
      title: sql`coalesce(${imageSessions.title}, ${titleFromPrompt(input.prompt)})`,
      provider: input.provider,
      model: input.model,
      updatedAt: sql`now()`,
      version: sql`${imageSessions.version} + 1`,
    })
    .where(ownedSession(user, input.sessionId))
    .returning({ id: imageSessions.id });
  if (!session) throw notFound();
}
