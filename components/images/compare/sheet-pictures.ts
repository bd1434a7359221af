import type { GenerationView } from "#lib/images/views.ts";
import type { TrayImage } from "../composer/draft.ts";
import { SHEET_MAX } from "./compare-store.ts";
import { sessionPictures } from "./session-pictures.ts";

/**
 * What a contact sheet starts with: the pictures of the given steps, and of their parents, siblings and children; where
 * that is only one, the session's newest. In the order they were made. `generations` are newest first.
 */
export function sheetPictures(
  steps: readonly GenerationView[],
  generations: readonly GenerationView[],
): TrayImage[] {
  const all = sessionPictures(generations.toReversed());
  const near = all.filter(({ step }) => steps.some((given) => isNear(given, step)));
  const chosen = near.length > 1 ? near : all;
  return chosen.slice(-SHEET_MAX).map(({ image }) => image);
}

function isNear({ id, parentGenerationId }: GenerationView, other: GenerationView): boolean {
  if (other.id === id || other.parentGenerationId === id) return true;
  if (parentGenerationId === null) return false;
  return other.id === parentGenerationId || other.parentGenerationId === parentGenerationId;
}
