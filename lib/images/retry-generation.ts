import { and, asc, eq } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets } from "#db/schema/images.ts";
import { getOwnedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import { requestGeneration } from "./request-generation.ts";

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
  const idsOf = (role: AssetRow["role"]) =>
    inputs.filter((asset) => asset.role === role).map((asset) => asset.id);
  const [sourceAssetId] = idsOf("input");
  const [maskAssetId] = idsOf("mask");
  return await requestGeneration(
    user,
    {
      sessionId: row.sessionId,
      provider: row.provider,
      model: row.model,
      prompt: row.prompt,
      ...(row.negativePrompt && { negativePrompt: row.negativePrompt }),
      params: row.params,
      ...(sourceAssetId && { sourceAssetId }),
      ...(maskAssetId && { maskAssetId }),
      referenceAssetIds: idsOf("reference"),
      ...(row.parentGenerationId && { parentGenerationId: row.parentGenerationId }),
    },
    idempotencyKey,
  );
}
