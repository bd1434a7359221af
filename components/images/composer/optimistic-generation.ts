import type { Operation } from "#lib/images/constants.ts";
import type { GenerateInput } from "#lib/images/schemas.ts";
import type { AssetView, GenerationView } from "#lib/images/views.ts";
import type { Inputs } from "./generate-input.ts";
import { randomId } from "./random-id.ts";

const PREFIX = "pending_";

/** A step as it is shown between the click and the server's answer. */
export function optimisticGeneration(
  input: GenerateInput,
  inputs: Inputs,
  stepNumber: number,
): GenerationView {
  return {
    id: `${PREFIX}${randomId()}`,
    sessionId: input.sessionId,
    parentGenerationId: input.parentGenerationId ?? null,
    stepNumber,
    provider: input.provider,
    model: input.model,
    operation: operationOf(input),
    prompt: input.prompt,
    negativePrompt: input.negativePrompt ?? null,
    params: input.params,
    allowsFallback: input.allowsFallback ?? true,
    inputs: toInputViews(inputs),
    createdAt: new Date().toISOString(),
    ...notYetKnown,
  };
}

/** Whether the server has not answered for this step yet. */
export function isOptimistic(generationId: string): boolean {
  return generationId.startsWith(PREFIX);
}

const notYetKnown = {
  revisedPrompt: null,
  actualParams: null,
  warnings: [],
  status: "queued",
  progress: null,
  vendorPosition: null,
  retry: null,
  requested: null,
  previewUrl: null,
  error: null,
  charged: null,
  cancelRequested: false,
  estimatedCostMicros: null,
  costMicros: null,
  startedAt: null,
  finishedAt: null,
  durationMs: null,
  expectedDurationMs: null,
  label: null,
  starred: false,
  folded: false,
  settingsHash: null,
  waitsForGenerationId: null,
  replayOfGenerationId: null,
  sweepId: null,
  outputs: [],
  rawOutputs: [],
} satisfies Partial<GenerationView>;

function operationOf(input: GenerateInput): Operation {
  if (!input.sourceAssetId) return "text-to-image";
  return input.maskAssetId ? "inpaint" : "image-to-image";
}

function toInputViews({ source, mask, markup, references }: Inputs): AssetView[] {
  return [
    ...(source ? [toInputView("input", source)] : []),
    ...(mask && source ? [toInputView("mask", { ...source, assetId: mask.assetId, url: mask.url })] : []),
    ...(markup && source
      ? [toInputView("markup", { ...source, assetId: markup.assetId, url: markup.url })]
      : []),
    ...references.map((image) => toInputView("reference", image)),
  ];
}

function toInputView(
  role: AssetView["role"],
  image: { assetId: string; url: string; width: number; height: number },
): AssetView {
  return {
    id: image.assetId,
    role,
    url: image.url,
    width: image.width,
    height: image.height,
    mimeType: "",
    sizeBytes: 0,
    seed: null,
    generationId: null,
    sourceAssetId: image.assetId,
    drift: null,
    changedFraction: null,
    hasStrokes: false,
  };
}
