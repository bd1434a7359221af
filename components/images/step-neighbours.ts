import type { GenerationView } from "#lib/images/views.ts";

/** The step before (-1) or after (1) in time; undefined at the ends. `generations` are newest first. */
export function neighbourOf(
  generations: readonly GenerationView[],
  generationId: string,
  direction: -1 | 1,
): GenerationView | undefined {
  const at = generations.findIndex(({ id }) => id === generationId);
  return at === -1 ? undefined : generations[at - direction];
}

/** The step that this one goes on from, when that is not simply the one before it. */
export function branchedFrom(generation: GenerationView, parent: GenerationView | undefined): number | null {
  if (!parent || parent.stepNumber === generation.stepNumber - 1) return null;
  return parent.stepNumber;
}
