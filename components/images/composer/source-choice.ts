import type { AssetView, GenerationView } from "#lib/images/views.ts";
import type { SourceChoice, TrayImage } from "./draft.ts";

/** The picture that the next step starts from, or null for words only. `generations` are newest first. */
export function resolveSource(
  choice: SourceChoice,
  generations: readonly GenerationView[],
): TrayImage | null {
  if (choice.kind === "latest") {
    const latest = generations.find((generation) => generation.status === "succeeded");
    return latest ? firstOutput(latest) : null;
  }
  const awaited = generations.find((generation) => generation.id === choice.until);
  if (awaited?.status === "succeeded") return firstOutput(awaited);
  return choice.kind === "picked" ? choice.image : null;
}

/** The choice after a step was sent from `source`: stay there, and go on from the step's picture when there is one. */
export function followGeneration(
  choice: SourceChoice,
  source: TrayImage | null,
  generationId: string,
): SourceChoice {
  if (choice.kind === "latest") return choice;
  return source
    ? { kind: "picked", image: source, until: generationId }
    : { kind: "none", until: generationId };
}

export function toTrayImage(asset: AssetView, generation: GenerationView): TrayImage {
  return {
    assetId: asset.id,
    url: asset.url,
    width: asset.width,
    height: asset.height,
    generationId: generation.id,
    stepNumber: generation.stepNumber,
  };
}

function firstOutput(generation: GenerationView): TrayImage | null {
  const [output] = generation.outputs;
  return output ? toTrayImage(output, generation) : null;
}
