import type { Charged, GenerationStatus } from "#lib/images/constants.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { describeCharge } from "./step-words.ts";

/** How far a model that works can be stopped, and whose it is. `free`: nothing is ever paid for it. */
export type StopTerms = { cancel: ModelCapabilities["cancel"]; free: boolean; providerLabel: string };

/** Null for a model that is not set up any more. */
export function stopTerms(
  models: readonly ModelCapabilities[],
  step: { provider: string; model: string },
): StopTerms | null {
  const model = models.find(({ provider, id }) => provider === step.provider && id === step.model);
  if (!model) return null;
  const { cancel, cost, providerLabel = model.provider } = model;
  return { cancel, free: cost === "free", providerLabel };
}

/** What canceling a step that runs does not prevent, before it is done; null where it stops and that is all. */
export function describeStop({ cancel, free, providerLabel }: StopTerms): string | null {
  if (cancel === "impossible") {
    const charged = free ? "" : "it will be charged; ";
    return `${providerLabel} cannot be stopped: ${charged}only the studio stops waiting.`;
  }
  return cancel === "best effort" && !free ? "It may still be finished and charged." : null;
}

/** The same of one step; null also where it does not run. */
export function describeStopOf(
  models: readonly ModelCapabilities[],
  step: { provider: string; model: string; status: GenerationStatus },
): string | null {
  const terms = step.status === "running" ? stopTerms(models, step) : null;
  return terms && describeStop(terms);
}

/** What is said of a step that has just been asked to stop. */
export function describeCanceling(stepNumber: number, terms: StopTerms | null): string {
  return [`Step ${stepNumber} is being canceled.`, terms && describeStop(terms)].filter(Boolean).join(" ");
}

/** What is known of the cost of a canceled step; null where there is nothing to say. */
export function describeStopped(charged: Charged | null, terms: StopTerms | null): string | null {
  if (charged === null || terms?.free) return null;
  if (charged === "unknown" && terms?.cancel === "impossible") {
    return `${terms.providerLabel} cannot be stopped: it will be charged.`;
  }
  if (charged === "unknown" && terms?.cancel === "best effort") {
    return "It may still have been finished and charged.";
  }
  return `${describeCharge(charged)}.`;
}
