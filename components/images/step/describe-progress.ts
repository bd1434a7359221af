import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { describeStopped, stopTerms } from "./cancel-words.ts";
import { formatSeconds } from "./step-words.ts";
import { describeFallback, describeRetry } from "./wait-words.ts";

/** What is said once of a step that has just changed its state, to people who listen. */
export function describeProgress(
  generation: GenerationView,
  models: readonly ModelCapabilities[],
  nowMs: number,
): string {
  const step = `Step ${generation.stepNumber}`;
  const terms = stopTerms(models, generation);
  switch (generation.status) {
    case "queued":
      return generation.retry
        ? `${step}: ${describeRetry(generation.retry, { free: terms?.free ?? false, nowMs })}`
        : `${step} is waiting`;
    case "running":
      return `${step} is running`;
    case "succeeded":
      return [describeDone(step, generation), describeFallback(models, generation)]
        .filter(Boolean)
        .join(". ");
    case "failed":
      return `${step} failed: ${generation.error?.message ?? "no reason was given"}`;
    case "canceled":
      return [`${step} was canceled.`, describeStopped(generation.charged, terms)].filter(Boolean).join(" ");
  }
}

function describeDone(step: string, { durationMs }: GenerationView): string {
  return durationMs === null ? `${step} is done` : `${step} is done, ${formatSeconds(durationMs, "long")}`;
}
