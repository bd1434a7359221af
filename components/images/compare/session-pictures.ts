import type { AssetView, GenerationView } from "#lib/images/views.ts";
import type { TrayImage } from "../composer/draft.ts";
import { toTrayImage } from "../composer/source-choice.ts";

export type SessionPicture = { image: TrayImage; step: GenerationView };

/** Every picture that the steps made, in the order of the steps given. */
export function sessionPictures(generations: readonly GenerationView[]): SessionPicture[] {
  return generations.flatMap((step) =>
    step.outputs.map((output) => ({ image: toTrayImage(output, step), step })),
  );
}

/** What a picture is called: its step, and which of the step's pictures it is where there are several. */
export function pictureName({ assetId, stepNumber }: TrayImage, step: GenerationView | undefined): string {
  if (!step) return stepNumber === null ? "Uploaded picture" : `Step ${stepNumber}`;
  const name = `Step ${step.stepNumber}`;
  if (step.rawOutputs.some(({ id }) => id === assetId)) return `${name}, the model's own`;
  const index = step.outputs.findIndex(({ id }) => id === assetId);
  return step.outputs.length > 1 && index !== -1 ? `${name}, picture ${index + 1}` : name;
}

export function nameInSentence({ name }: { name: string }): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * What a picture is compared with when nothing else is said: what it was made from, else its parent's picture, else
 * the one made before it, else any other. `generations` are newest first.
 */
export function earlierPicture(
  step: GenerationView,
  output: AssetView,
  generations: readonly GenerationView[],
): TrayImage | null {
  const pictures = sessionPictures(generations).filter(({ image }) => image.assetId !== output.id);
  const source = step.inputs.find(({ role }) => role === "input");
  if (source) {
    const made = pictures.find(({ image }) => image.assetId === source.sourceAssetId);
    return made?.image ?? { ...toTrayImage(source, step), ...makerOf(step, source) };
  }
  const parent = pictures.find((picture) => picture.step.id === step.parentGenerationId);
  const before = pictures.find((picture) => picture.step.stepNumber <= step.stepNumber);
  return (parent ?? before ?? pictures.at(-1))?.image ?? null;
}

/** The step whose picture a source was, where that is not loaded; an upload has none. */
function makerOf(step: GenerationView, source: AssetView): Pick<TrayImage, "generationId" | "stepNumber"> {
  return { generationId: source.sourceAssetId ? step.parentGenerationId : null, stepNumber: null };
}
