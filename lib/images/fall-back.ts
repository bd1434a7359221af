import { and, eq, inArray } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageAssets } from "#db/schema/images.ts";
import { modelFallbacks } from "#db/schema/providers.ts";
import { AppError } from "#lib/errors.ts";
import { assertSupported, type Wanted } from "./capabilities.ts";
import type { Claim } from "./claims.ts";
import { fittingParams } from "./fitting-params.ts";
import { findModel, isUsableBy } from "./providers/index.ts";
import type { ModelCapabilities, ProviderError } from "./providers/types.ts";
import type { GenerationParams } from "./schemas.ts";

/** Where a step goes on, and the sentence that says so on it. */
export type FallBack = { model: ModelCapabilities; warning: string };

/** What a provider that is down for us says; anything else would be refused by the next one too, or may have cost. */
const DOWN: readonly ProviderError["code"][] = ["unavailable", "rate_limited", "out_of_credit", "auth"];

/** The next model of the chain of the one that was asked for which can do what the step wants; null when there is none. */
export async function findFallBack(
  claim: Claim,
  failed: ModelCapabilities,
  error: ProviderError,
): Promise<FallBack | null> {
  if (!claim.allowsFallback || !DOWN.includes(error.code)) return null;
  const targets = await findChain(claim);
  const tried = targets.findIndex(({ provider, model }) => isSame(failed, { provider, id: model }));
  for (const target of targets.slice(tried + 1)) {
    const model = findModel(target.provider, target.model);
    if (!model || isSame(model, failed) || !isUsableBy(claim.userId, target.provider)) continue;
    const changed = await findChanges(claim, model);
    if (changed) return { model, warning: sentenceOf(failed, model, changed, error) };
  }
  return null;
}

async function findChain(claim: Claim): Promise<{ provider: string; model: string }[]> {
  const [chain] = await db()
    .select({ targets: modelFallbacks.targets })
    .from(modelFallbacks)
    .where(
      and(
        eq(modelFallbacks.provider, claim.requestedProvider ?? claim.provider),
        eq(modelFallbacks.model, claim.requestedModel ?? claim.model),
      ),
    );
  return chain?.targets ?? [];
}

function isSame(one: Pick<ModelCapabilities, "provider" | "id">, other: typeof one): boolean {
  return one.provider === other.provider && one.id === other.id;
}

/** What of the step's settings `model` cannot have as they are, in words; null when it cannot make the step at all. */
async function findChanges(claim: Claim, model: ModelCapabilities): Promise<string[] | null> {
  // Without it the prompt would mean another edit, of the whole picture.
  if (claim.params.searchPrompt && !model.searchPrompt) return null;
  const pictures = await findPictures(claim);
  const params = fittingParams(model, claim.params, {
    hasSource: pictures.source !== null,
    hasMask: pictures.mask !== null,
  });
  try {
    assertSupported(model, { prompt: claim.prompt, params, ...pictures });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
  const negative = claim.negativePrompt && !model.negativePrompt ? ["negative prompt"] : [];
  return [...new Set([...changedParams(claim.params, params), ...negative])];
}

async function findPictures(
  claim: Claim,
): Promise<Pick<Wanted, "source" | "mask" | "markup" | "referenceCount">> {
  const inputs = await db()
    .select({ role: imageAssets.role, width: imageAssets.width, height: imageAssets.height })
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.generationId, claim.id),
        eq(imageAssets.userId, claim.userId),
        inArray(imageAssets.role, ["input", "mask", "markup", "reference"]),
      ),
    );
  return {
    source: inputs.find(({ role }) => role === "input") ?? null,
    mask: inputs.find(({ role }) => role === "mask") ?? null,
    markup: inputs.find(({ role }) => role === "markup") ?? null,
    referenceCount: inputs.filter(({ role }) => role === "reference").length,
  };
}

const NAMES: Partial<Record<keyof GenerationParams, string>> = {
  width: "size",
  height: "size",
  outputFormat: "output format",
  outputCompression: "file quality",
  count: "number of pictures",
};

function changedParams(asked: GenerationParams, fitted: GenerationParams): string[] {
  const names = Object.keys(asked) as (keyof GenerationParams)[];
  return names
    .filter((name) => asked[name] !== undefined && asked[name] !== fitted[name])
    .map((name) => NAMES[name] ?? name);
}

function sentenceOf(
  failed: ModelCapabilities,
  model: ModelCapabilities,
  changed: string[],
  { code }: ProviderError,
): string {
  const why = code === "rate_limited" ? "took no more pictures" : "could not be used";
  const without =
    changed.length > 0 ? ` It has not everything as it was asked for: ${changed.join(", ")}.` : "";
  return `${failed.label} ${why}, so ${model.label} was asked instead.${without}`;
}
