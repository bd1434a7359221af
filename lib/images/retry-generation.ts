import { and, asc, desc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets, imageGenerations } from "#db/schema/images.ts";
import { AppError } from "#lib/errors.ts";
import type { StepOrigin } from "./insert-step.ts";
import { limitSessionGenerations } from "./limits.ts";
import { assertAllowed, wordsOf } from "./moderation.ts";
import { getOwnedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import { findBatch, recordBatch } from "./record-batch.ts";
import { requestGeneration } from "./request-generation.ts";
import { hashValue } from "./settings-hash.ts";

/** Asks for the same again, as a new step beside the old one. @throws {AppError} not_found, and all of `requestGeneration` */
export async function retryGeneration(
  user: Owner,
  generationId: string,
  idempotencyKey: string,
): Promise<GenerationRow> {
  const row = await getOwnedGeneration(db(), user, generationId);
  const inputs = await db()
    .select()
    .from(imageAssets)
    .where(and(eq(imageAssets.generationId, row.id), eq(imageAssets.userId, user.id)))
    .orderBy(asc(imageAssets.position));
  const { replayOfGenerationId, sweepId, sweepCell } = row;
  const origin = { replayOfGenerationId, sweepId, sweepCell };
  const idsOf = (role: AssetRow["role"]) =>
    inputs.filter((asset) => asset.role === role).map((asset) => asset.id);
  const [sourceAssetId] = idsOf("input");
  const [maskAssetId] = idsOf("mask");
  const [markupAssetId] = idsOf("markup");
  if (!sourceAssetId && row.operation !== "text-to-image") {
    return await retryWithoutSource(user, row, { inputs, origin, idempotencyKey });
  }
  return await requestGeneration(
    user,
    {
      sessionId: row.sessionId,
      ...askedModel(row),
      prompt: row.prompt,
      ...(row.negativePrompt && { negativePrompt: row.negativePrompt }),
      params: row.params,
      ...(!row.allowsFallback && { allowsFallback: false }),
      ...(sourceAssetId && { sourceAssetId }),
      ...(maskAssetId && { maskAssetId }),
      ...(markupAssetId && { markupAssetId }),
      referenceAssetIds: idsOf("reference"),
      ...(row.parentGenerationId && { parentGenerationId: row.parentGenerationId }),
    },
    idempotencyKey,
    origin,
  );
}

/** Not the fall-back that made it: what was asked for was asked of this one. */
export function askedModel(row: GenerationRow): { provider: string; model: string } {
  return { provider: row.requestedProvider ?? row.provider, model: row.requestedModel ?? row.model };
}

type Retry = { inputs: AssetRow[]; origin: StepOrigin; idempotencyKey: string };

/** A step that was canceled while it waited for another builds on that one, or on what was made in its place since. */
async function retryWithoutSource(
  user: Owner,
  row: GenerationRow,
  { inputs, origin, idempotencyKey }: Retry,
): Promise<GenerationRow> {
  const batch = { idempotencyKey, requestHash: hashValue({ retry: row.id }) };
  const [earlier] = await findBatch(db(), user, batch);
  if (earlier) return earlier;
  await limitSessionGenerations(user, row.sessionId);
  await assertAllowed(wordsOf(row));
  const { sessionId, operation, prompt, negativePrompt, params, allowsFallback } = row;
  const [started] = await recordBatch(user, batch, [
    {
      ...askedModel(row),
      ...{ sessionId, operation, prompt, negativePrompt, params, allowsFallback, origin },
      parentGenerationId: null,
      base: { kind: "step", generationId: await findBase(user, row) },
      mask: inputs.find(({ role }) => role === "mask") ?? null,
      markup: inputs.find(({ role }) => role === "markup") ?? null,
      references: inputs.filter(({ role }) => role === "reference"),
    },
  ]);
  if (!started) throw new Error("A batch of one recorded nothing");
  return started;
}

/** The step it waited for, unless that has no picture and its own retry stands beside it. */
async function findBase(user: Owner, { parentGenerationId }: GenerationRow): Promise<string> {
  const parent =
    parentGenerationId && (await getOwnedGeneration(db(), user, parentGenerationId).catch(() => null));
  if (!parent) {
    throw new AppError(
      "conflict",
      "The step that this one builds on is gone. Nothing was started. Bring it back from the trash, or make this edit on another picture.",
    );
  }
  const { settingsHash, replayOfGenerationId } = parent;
  if (parent.status !== "failed" && parent.status !== "canceled") return parent.id;
  if (settingsHash === null && replayOfGenerationId === null) return parent.id;
  const [twin] = await db()
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.userId, user.id),
        eq(imageGenerations.sessionId, parent.sessionId),
        parent.parentGenerationId === null
          ? isNull(imageGenerations.parentGenerationId)
          : eq(imageGenerations.parentGenerationId, parent.parentGenerationId),
        or(
          settingsHash === null ? undefined : eq(imageGenerations.settingsHash, settingsHash),
          replayOfGenerationId === null
            ? undefined
            : eq(imageGenerations.replayOfGenerationId, replayOfGenerationId),
        ),
        gt(imageGenerations.createdAt, parent.createdAt),
        inArray(imageGenerations.status, ["queued", "running", "succeeded"]),
        isNull(imageGenerations.deletedAt),
      ),
    )
    .orderBy(desc(imageGenerations.createdAt))
    .limit(1);
  return twin?.id ?? parent.id;
}
