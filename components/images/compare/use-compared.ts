import type { AssetView, GenerationView } from "#lib/images/views.ts";
import type { TrayImage } from "../composer/draft.ts";
import { toTrayImage } from "../composer/source-choice.ts";
import { useStep } from "../step/use-step.ts";
import { useCompare } from "./compare-store.ts";
import { pictureName } from "./session-pictures.ts";

/** One of two pictures; `step` is missing for an upload, and until it is fetched. */
export type Compared = { image: TrayImage; step: GenerationView | undefined; name: string };

/** In the order they are shown: the first sets the frame and is at the left. */
export type ComparedPair = { first: Compared; second: Compared };

/** The shown picture and the one that it is compared with. */
export function useCompared(step: GenerationView, output: AssetView, other: TrayImage): ComparedPair {
  const swapped = useCompare((compare) => compare.swapped);
  const { step: otherStep } = useStep(other.generationId);
  const image = toTrayImage(output, step);
  const shownPicture = { image, step, name: pictureName(image, step) };
  const otherPicture = { image: other, step: otherStep, name: pictureName(other, otherStep) };
  return swapped
    ? { first: otherPicture, second: shownPicture }
    : { first: shownPicture, second: otherPicture };
}
