import { and, eq } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { assertWithinBudgets } from "./budgets-check.ts";
import { assertSupported, operationOf } from "./capabilities.ts";
import { withEvents } from "./events.ts";
import {
  findByKey,
  insertStep,
  modelNotHere,
  type NewStep,
  type StepOrigin,
  sameRequest,
  touchSession,
} from "./insert-step.ts";
import { assertWithinDay, limitSessionGenerations } from "./limits.ts";
import { assertAllowed, wordsOf } from "./moderation.ts";
import type { Owner } from "./owner.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { findModel, isUsableBy } from "./providers/index.ts";
import { frontOfLine } from "./queue/move-in-line.ts";
import { getPictures } from "./request-pictures.ts";
import type { GenerateInput } from "./schemas.ts";
import { getOwnedSession } from "./sessions.ts";
import { hashValue } from "./settings-hash.ts";

/**
 * Records the request and its inputs and hands it to the workers when one of the user's places is free.
 * Asked again with the same key and body, it answers with the step that is already there.
 * @param origin what a step that is made again takes over from the old one
 * @throws {AppError} invalid_input, not_found, conflict, content_blocked, limit_exceeded
 */
export async function requestGeneration(
  user: Owner,
  input: GenerateInput,
  idempotencyKey: string,
  origin: StepOrigin = {},
): Promise<GenerationRow> {
  const requestHash = hashValue(input);
  const earlier = await findByKey(db(), user, idempotencyKey);
  if (earlier) return sameRequest(earlier, requestHash);
  await loadProviders();
  const model = findModel(input.provider, input.model);
  if (!model || !isUsableBy(user.id, input.provider)) throw modelNotHere();
  const [pictures] = await Promise.all([
    getPictures(user, input),
    getOwnedSession(db(), user, input.sessionId),
    limitSessionGenerations(user, input.sessionId),
  ]);
  assertSupported(model, { ...input, ...pictures, referenceCount: pictures.references.length });
  await assertAllowed(wordsOf(input));
  const row = await record(user, {
    ...toSettings(input),
    operation: operationOf(pictures),
    pictures,
    idempotencyKey,
    requestHash,
    origin,
    ...(input.atFront && { queuePosition: frontOfLine(user) }),
  });
  log({ sessionId: row.sessionId, generationId: row.id }).info({ model: row.model }, "generation requested");
  return row;
}

/** The part of a request that a step keeps as it is. */
export function toSettings(input: GenerateInput) {
  return {
    sessionId: input.sessionId,
    provider: input.provider,
    model: input.model,
    prompt: input.prompt,
    negativePrompt: input.negativePrompt || null,
    params: input.params,
    allowsFallback: input.allowsFallback ?? true,
    parentGenerationId: input.parentGenerationId ?? null,
  };
}

async function record(user: Owner, step: NewStep): Promise<GenerationRow> {
  return await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    // The same request sent twice at once: the other one has committed, or we would still wait for its lock.
    const twin = await findByKey(tx, user, step.idempotencyKey);
    if (twin) return sameRequest(twin, step.requestHash);
    await assertWithinDay(tx, user);
    await assertWithinBudgets(tx, user, step.sessionId, [step]);
    await touchSession(tx, user, step);
    const parentGenerationId = await parentOf(tx, user, step, step.pictures.source);
    const row = await insertStep(tx, user, { ...step, parentGenerationId }, emit);
    await admitWaiting(tx, user.id);
    return row;
  });
}

/**
 * The named parent, or else the step that made the source, when it belongs to this session. It may be deleted:
 * then a retry of its child stands beside that child.
 */
export async function parentOf(
  tx: Tx,
  user: Owner,
  { sessionId, parentGenerationId }: Pick<NewStep, "sessionId" | "parentGenerationId">,
  source: AssetRow | null,
): Promise<string | null> {
  if (parentGenerationId === null) return source?.sessionId === sessionId ? source.generationId : null;
  const [parent] = await tx
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.id, parentGenerationId),
        eq(imageGenerations.userId, user.id),
        eq(imageGenerations.sessionId, sessionId),
      ),
    );
  if (!parent) throw notFound();
  return parent.id;
}
