import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type AssetRow, imageAssets } from "#db/schema/images.ts";
import { getBytes } from "./asset-bytes.ts";
import { withDefaults } from "./capabilities.ts";
import type { Claim } from "./claims.ts";
import { fittingParams } from "./fitting-params.ts";
import type { ModelCapabilities, ProviderImage, ProviderRequest } from "./providers/types.ts";
import type { GenerationParams } from "./schemas.ts";

/**
 * What the provider is asked, from the row and the bytes of its inputs, with a seed chosen where the person chose none: the same
 * one each time, for a call that is resumed must tell the seed it was made with.
 */
export async function buildProviderRequest(
  claim: Claim,
  model: ModelCapabilities,
): Promise<Omit<ProviderRequest, "attemptId">> {
  const inputs = await db()
    .select()
    .from(imageAssets)
    .where(and(eq(imageAssets.generationId, claim.id), eq(imageAssets.userId, claim.userId)))
    .orderBy(asc(imageAssets.position));
  const withRole = (role: AssetRow["role"]) => inputs.filter((asset) => asset.role === role);
  const [source, mask, markup] = [withRole("input")[0], withRole("mask")[0], withRole("markup")[0]];
  const params = paramsFor(claim, model, { hasSource: source !== undefined, hasMask: mask !== undefined });
  return {
    endUserId: createHash("sha256").update(claim.userId).digest("hex"),
    model,
    operation: claim.operation,
    prompt: claim.prompt,
    ...(claim.negativePrompt && model.negativePrompt && { negativePrompt: claim.negativePrompt }),
    params: {
      ...withDefaults(model, params, claim.operation),
      ...(model.seed && { seed: params.seed ?? chooseSeed(claim.id, model.seed) }),
    },
    ...(source && { source: await load(source) }),
    ...(mask && { mask: await load(mask) }),
    ...(markup && { markup: await load(markup) }),
    references: await Promise.all(withRole("reference").map(load)),
  };
}

/** A fall-back takes what it can of what was asked of another model; the step says what it could not. */
function paramsFor(
  claim: Claim,
  model: ModelCapabilities,
  pictures: { hasSource: boolean; hasMask: boolean },
): GenerationParams {
  return claim.requestedModel === null ? claim.params : fittingParams(model, claim.params, pictures);
}

function chooseSeed(generationId: string, { min, max }: { min: number; max: number }): number {
  return min + (createHash("sha256").update(generationId).digest().readUIntBE(0, 6) % (max - min + 1));
}

async function load(asset: AssetRow): Promise<ProviderImage> {
  const { mimeType, width, height } = asset;
  return { bytes: await getBytes(asset), mimeType, width, height };
}
