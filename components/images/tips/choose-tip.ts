import { TIPS, type Tip } from "#lib/images/constants.ts";
import type { GenerationView } from "#lib/images/views.ts";

/** When a tip helps: once there is something to try it on, and as long as nobody did. */
const WHEN: Record<Tip, { steps: number; isLearned: (steps: readonly GenerationView[]) => boolean }> = {
  iterate: { steps: 1, isLearned: (steps) => steps.some(hasParent) },
  branch: { steps: 2, isLearned: hasBranch },
  history: { steps: 3, isLearned: () => false },
};

/** The tip for a session with these steps, of those that were not closed; null when there is nothing to say. */
export function chooseTip(generations: readonly GenerationView[], dismissed: readonly string[]): Tip | null {
  const done = generations.filter(({ status }) => status === "succeeded");
  const due = TIPS.find(
    (tip) => !dismissed.includes(tip) && done.length >= WHEN[tip].steps && !WHEN[tip].isLearned(generations),
  );
  return due ?? null;
}

/** Tips for what somebody has done by themselves: they need no words in other sessions either. */
export function learnedTips(generations: readonly GenerationView[], dismissed: readonly string[]): Tip[] {
  return TIPS.filter((tip) => !dismissed.includes(tip) && WHEN[tip].isLearned(generations));
}

function hasParent({ parentGenerationId }: GenerationView): boolean {
  return parentGenerationId !== null;
}

/** Whether some step was gone on from twice. */
function hasBranch(steps: readonly GenerationView[]): boolean {
  const parents = steps.flatMap(({ parentGenerationId }) => parentGenerationId ?? []);
  return new Set(parents).size < parents.length;
}
