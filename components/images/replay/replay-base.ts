import type { ReplayInput } from "#lib/images/replay-input.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { isActive } from "../api/session-cache.ts";
import { pictureName, sessionPictures } from "../compare/session-pictures.ts";
import { isOptimistic } from "../composer/optimistic-generation.ts";
import { firstWords } from "../step/step-words.ts";

/** Something that edits can be made again on: a picture, or a step whose picture is still to come. */
export type ReplayBase = {
  /** Of the picture, or of the step. */
  id: string;
  kind: "picture" | "step";
  /** Null while there is nothing to see. */
  url: string | null;
  name: string;
  prompt: string;
};

export const BASES_MAX = 16;

/** The session's pictures and its unfinished steps: first those beside `root`, then the others, newest first. */
export function basesOf(generations: readonly GenerationView[], root: GenerationView): ReplayBase[] {
  const others = generations.filter(({ id }) => id !== root.id && !isOptimistic(id));
  const isBeside = (step: GenerationView) => step.parentGenerationId === root.parentGenerationId;
  const ordered = [...others.filter(isBeside), ...others.filter((step) => !isBeside(step)), root];
  return ordered.flatMap((step) => (isActive(step) ? [toStepBase(step)] : toPictureBases(step)));
}

function toStepBase({ id, stepNumber, prompt, previewUrl }: GenerationView): ReplayBase {
  return { id, kind: "step", url: previewUrl, name: `Step ${stepNumber}`, prompt: firstWords(prompt, 120) };
}

function toPictureBases(step: GenerationView): ReplayBase[] {
  return sessionPictures([step]).map(({ image }) => ({
    id: image.assetId,
    kind: "picture",
    url: image.url,
    name: pictureName(image, step),
    prompt: firstWords(step.prompt, 120),
  }));
}

/** The choice after a click. An unfinished step is chosen alone; of pictures there can be several. */
export function toggleBase(chosen: readonly ReplayBase[], base: ReplayBase): ReplayBase[] {
  if (chosen.some(({ id }) => id === base.id)) return chosen.filter(({ id }) => id !== base.id);
  if (base.kind === "step") return [base];
  return [...chosen.filter(({ kind }) => kind === "picture"), base].slice(-BASES_MAX);
}

/** Where to replay; without a choice the step itself stands in, so that there is a plan to show. */
export function toOnto(chosen: readonly ReplayBase[], root: GenerationView): ReplayInput["onto"] {
  const [first] = chosen;
  if (!first) return { generationId: root.id };
  return first.kind === "step" ? { generationId: first.id } : { assetIds: chosen.map(({ id }) => id) };
}
