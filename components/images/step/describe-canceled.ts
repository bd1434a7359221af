import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { stopTerms } from "./cancel-words.ts";
import { describeProgress } from "./describe-progress.ts";

/** What is said once of steps that were canceled together, to people who listen. */
export function describeCanceled(
  steps: readonly GenerationView[],
  models: readonly ModelCapabilities[],
  nowMs: number,
): string {
  const [first, second] = steps;
  if (first && !second) return describeProgress(first, models, nowMs);
  const paid = steps.filter((step) => !stopTerms(models, step)?.free);
  const charged = paid.filter((step) => step.charged !== "no").length;
  const cost = charged > 0 ? `${charged} of them may be charged.` : paid.length > 0 && "Not charged.";
  return [`${steps.length} steps were canceled.`, cost].filter(Boolean).join(" ");
}
