import type { GenerateInput } from "#lib/images/schemas.ts";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import type { Draft, TrayImage } from "../composer/draft.ts";
import type { Inputs } from "../composer/generate-input.ts";

/** What to send to get another picture from the same settings: everything but the seed. */
export function withNewSeed(generation: GenerationView): GenerateInput {
  const { seed: _, ...params } = generation.params;
  const { source, mask, markup, references } = inputsOf(generation, []);
  return {
    sessionId: generation.sessionId,
    ...askedModel(generation),
    prompt: generation.prompt,
    negativePrompt: generation.negativePrompt ?? undefined,
    params,
    sourceAssetId: source?.assetId,
    maskAssetId: mask?.assetId,
    markupAssetId: markup?.assetId,
    referenceAssetIds: references.map((image) => image.assetId),
    parentGenerationId: generation.parentGenerationId ?? undefined,
    allowsFallback: generation.allowsFallback ? undefined : false,
  };
}

/** Not the fall-back that made it: the settings are for the model that was asked for. */
export function askedModel({ requested, provider, model }: GenerationView) {
  return requested ?? { provider, model };
}

/** What to send for `count` more of the same with new seeds, in as few steps as a model that makes `countMax` can. */
export function variationsOf(generation: GenerationView, count: number, countMax: number): GenerateInput[] {
  const input = withNewSeed(generation);
  const steps = Math.ceil(count / countMax);
  return Array.from({ length: steps }, (_, index) => {
    const pictures = Math.min(countMax, count - index * countMax);
    return { ...input, params: { ...input.params, count: pictures > 1 ? pictures : undefined } };
  });
}

/** The parts of a step that can be put back into the prompt box. */
export const RECALLS = ["all", "remix", "prompt", "seed"] as const;
export type Recall = (typeof RECALLS)[number];

export const RECALL_KEYS: Record<Recall, string> = { all: "a", remix: "r", prompt: "p", seed: "s" };

/**
 * What putting that part of a step into the prompt box changes there; `seed` is the shown picture's. `remix` is
 * everything but the seed. Null when there is no such thing.
 */
export function recalled(
  generation: GenerationView,
  generations: readonly GenerationView[],
  { part, seed, now }: { part: Recall; seed: number | null; now: Draft },
): Partial<Draft> | null {
  const { prompt, negativePrompt, params } = generation;
  switch (part) {
    case "all":
      return { ...toDraft(generation, generations), params: { ...params, seed: seed ?? params.seed } };
    case "remix":
      return { ...toDraft(generation, generations), params: { ...params, seed: undefined } };
    case "prompt":
      return prompt === "" ? null : { negativePrompt: negativePrompt ?? "", ...wordsOf(generation, now) };
    case "seed":
      return seed === null ? null : { params: { ...now.params, seed } };
  }
}

function wordsOf({ prompt, params: { searchPrompt } }: GenerationView, now: Draft): Partial<Draft> {
  return searchPrompt === undefined ? { prompt } : { prompt, params: { ...now.params, searchPrompt } };
}

/** A draft that would make this step again; `generations` tell which step its source came from. */
export function toDraft(generation: GenerationView, generations: readonly GenerationView[]): Draft {
  const { source, mask, markup, references } = inputsOf(generation, generations);
  const { provider, model } = askedModel(generation);
  return {
    prompt: generation.prompt,
    negativePrompt: generation.negativePrompt ?? "",
    modelKey: `${provider}/${model}`,
    params: generation.params,
    // A sweep forbids them whatever was chosen.
    allowsFallback: generation.allowsFallback || generation.sweepId !== null,
    source: source ? { kind: "picked", image: source, until: null } : { kind: "none", until: null },
    mask,
    strokes: null,
    markup,
    drawing: null,
    prefersMarkup: markup !== null,
    references,
  };
}

/** The pictures a step was made from, as they can be used again. */
export function inputsOf(generation: GenerationView, generations: readonly GenerationView[]): Inputs {
  const byRole = (role: AssetView["role"]) => generation.inputs.filter((input) => input.role === role);
  const [sourceInput] = byRole("input");
  const source = sourceInput ? withStep(toOrigin(sourceInput, generations), generation, generations) : null;
  const overSource = (overlay: AssetView | undefined) =>
    source && overlay ? { ...toOrigin(overlay, []), sourceAssetId: source.assetId } : null;
  return {
    source,
    mask: overSource(byRole("mask")[0]),
    markup: overSource(byRole("markup")[0]),
    references: byRole("reference").map((input) => toOrigin(input, generations)),
  };
}

/** A picture that was extended comes from no step itself: it is the step of the original that this one goes on from. */
function withStep(
  source: TrayImage,
  { parentGenerationId }: GenerationView,
  generations: readonly GenerationView[],
): TrayImage {
  if (source.generationId !== null) return source;
  const parent = generations.find(({ id }) => id === parentGenerationId);
  return { ...source, generationId: parentGenerationId, stepNumber: parent?.stepNumber ?? null };
}

/** An input is a copy of an earlier picture's row: the earlier one is what is used again. */
function toOrigin(input: AssetView, generations: readonly GenerationView[]): TrayImage {
  const assetId = input.sourceAssetId ?? input.id;
  const owner = generations.find((generation) => generation.outputs.some(({ id }) => id === assetId));
  return {
    assetId,
    url: input.url,
    width: input.width,
    height: input.height,
    generationId: owner?.id ?? null,
    stepNumber: owner?.stepNumber ?? null,
  };
}
