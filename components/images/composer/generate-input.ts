import { fittingParams } from "#lib/images/fitting-params.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerateInput } from "#lib/images/schemas.ts";
import type { Draft, TrayImage, TrayOverlay } from "./draft.ts";
import { hasMarkup, hasMask, takesMasks, usesMarkup, usesMask } from "./draft-overlays.ts";

/** The pictures that go along with a prompt. */
export type Inputs = {
  source: TrayImage | null;
  mask: TrayOverlay | null;
  markup: TrayOverlay | null;
  references: TrayImage[];
};

/** The inputs of the draft that `model` can take. A mask or a drawing belongs to the one picture it was painted on. */
export function usableInputs(model: ModelCapabilities, draft: Draft, source: TrayImage | null): Inputs {
  const usedSource = takesSource(model) ? source : null;
  const id = usedSource?.assetId ?? "";
  const ofSource = (overlay: TrayOverlay | null) => (overlay?.sourceAssetId === id ? overlay : null);
  return {
    source: usedSource,
    mask: usesMask(model, draft, id) ? ofSource(draft.mask) : null,
    markup: usesMarkup(model, draft, id) ? ofSource(draft.markup) : null,
    references: draft.references.slice(0, model.referencesMax),
  };
}

/** Whether it works on a picture, with a mask or without. */
export function takesSource({ operations }: ModelCapabilities): boolean {
  return operations.some((operation) => operation !== "text-to-image");
}

/** Whether what is outside a mask stays as it is: the model keeps it, or the pixel lock puts it back. */
export function keepsTheRest(model: ModelCapabilities, { pixelLock }: Draft["params"]): boolean {
  return model.mask === "exact" || pixelLock !== false;
}

/** Inputs in the tray that `model` will not see, one sentence each. `models`: to name one that would. */
export function describeUnusedInputs(
  model: ModelCapabilities,
  draft: Draft,
  source: TrayImage | null,
  models: readonly ModelCapabilities[] = [],
): string[] {
  const used = usableInputs(model, draft, source);
  const sentences: string[] = [];
  if (source && draft.source.kind === "picked" && !used.source) {
    sentences.push(`${model.label} works from words only and will not see the picture.`);
  }
  if (used.source && draft.mask?.sourceAssetId === used.source.assetId && !takesMasks(model)) {
    sentences.push(`${model.label} takes no masks and may change the whole picture.`);
  }
  if (used.source && hasMarkup(draft, used.source.assetId) && !model.markup) {
    const reader = models.find(({ markup }) => markup);
    sentences.push(
      `${model.label} does not read drawings.${reader ? ` Choose ${reader.label} to send them along.` : ""}`,
    );
  }
  const unusedReferences = draft.references.length - used.references.length;
  if (unusedReferences > 0) {
    sentences.push(
      model.referencesMax === 0
        ? `${model.label} takes no reference pictures.`
        : `${model.label} takes ${model.referencesMax} reference ${model.referencesMax === 1 ? "picture" : "pictures"}; the last ${unusedReferences === 1 ? "one" : unusedReferences} will be left out.`,
    );
  }
  return sentences;
}

/** Why the draft cannot be sent yet, or null. */
export function findObstacle(
  model: ModelCapabilities | undefined,
  draft: Draft,
  source: TrayImage | null,
): string | null {
  if (!model) return "No image model is set up on this server.";
  const used = usableInputs(model, draft, source).source;
  if (!used && !model.operations.includes("text-to-image")) {
    return `${model.label} changes pictures: add one first.`;
  }
  return findMaskObstacle(model, draft, used) ?? findWordsObstacle(model, draft);
}

/** Strokes that are not saved yet count: they are before the step is sent. */
function findMaskObstacle(model: ModelCapabilities, draft: Draft, source: TrayImage | null): string | null {
  if (!source || model.operations.includes("image-to-image")) return null;
  const masked = hasMask(draft, source.assetId);
  if (model.borderMax !== undefined) {
    if (!masked) return "Extend the picture first.";
    const painted = draft.strokes?.sourceAssetId === source.assetId;
    return painted ? `${model.label} needs a border that Extend makes, not a painted mask.` : null;
  }
  if (masked) return null;
  return model.prompt === "none" ? "Paint what should go first." : "Paint what should change first.";
}

function findWordsObstacle(model: ModelCapabilities, { prompt, params }: Draft): string | null {
  if (model.prompt === "none") return null;
  const { length } = prompt.trim();
  if (model.searchPrompt && !params.searchPrompt?.trim()) return "Say what to replace.";
  if (length === 0 && !model.prompt) return "Describe the image first.";
  if (length <= model.promptMaxLength) return null;
  return `${model.label} takes ${model.promptMaxLength.toLocaleString("en")} characters; the prompt has ${length.toLocaleString("en")}.`;
}

export function toGenerateInput(
  sessionId: string,
  model: ModelCapabilities,
  draft: Draft,
  source: TrayImage | null,
): GenerateInput {
  const used = usableInputs(model, draft, source);
  return {
    sessionId,
    provider: model.provider,
    model: model.id,
    prompt: model.prompt === "none" ? "" : draft.prompt.trim(),
    negativePrompt: (model.negativePrompt && draft.negativePrompt.trim()) || undefined,
    params: fittingParams(model, draft.params, {
      hasSource: used.source !== null,
      hasMask: used.mask !== null,
    }),
    sourceAssetId: used.source?.assetId,
    maskAssetId: used.mask?.assetId,
    markupAssetId: used.markup?.assetId,
    referenceAssetIds: used.references.map((image) => image.assetId),
    parentGenerationId: used.source?.generationId ?? undefined,
    allowsFallback: draft.allowsFallback ? undefined : false,
  };
}
