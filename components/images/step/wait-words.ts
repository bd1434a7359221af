import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { formatAbout } from "../queue/time-left.ts";

type ModelRef = { provider: string; model: string };

/** The name of a step's provider, also when its model is not set up any more. */
export function providerName(
  models: readonly ModelCapabilities[],
  { provider }: Pick<ModelRef, "provider">,
): string {
  return models.find((model) => model.provider === provider)?.providerLabel ?? provider;
}

/** `3rd in line at fal`; `position` is how many are before it. */
export function describePlace(position: number, providerLabel?: string): string {
  const place = position === 0 ? "Next" : `${ordinal(position + 1)} in line`;
  return providerLabel === undefined ? place : `${place} at ${providerLabel}`;
}

const OVERDUE_MS = 15_000;

/** When a step is tried again: `Trying again in 20 s`. Without the time of now: only that it is. */
export function describeNextTry({ at }: { at: string }, nowMs: number | null): string {
  const leftMs = nowMs === null ? null : Date.parse(at) - nowMs;
  if (leftMs === null) return "Trying again";
  // Others may have its place by then.
  if (leftMs < -OVERDUE_MS) return "Trying again when it is its turn";
  return leftMs < 1000 ? "Trying again now" : `Trying again in ${formatAbout(leftMs)}`;
}

/** Why a step waits to be tried again, when it is, and that it has cost nothing: the last not where nothing does. */
export function describeRetry(
  retry: NonNullable<GenerationView["retry"]>,
  { free, nowMs }: { free: boolean; nowMs: number | null },
): string {
  const parts = [whyOf(retry), `${describeNextTry(retry, nowMs)}.`, !free && "Nothing has been charged."];
  return parts.filter(Boolean).join(" ");
}

/** The reason, without what it asks a person to do: here the studio does that. */
export function whyOf({ reason }: { reason: string }): string {
  const why = reason.replace(/(?<=[.!?]) [^.!?]*\btry again\b[^.!?]*[.!?]?$/i, "");
  return why && !/[.!?]$/.test(why) ? `${why}.` : why;
}

/** `Asked for GPT Image 2, made with Gemini`; null where no fall-back took over. */
export function describeFallback(
  models: readonly ModelCapabilities[],
  { requested, provider, model, status }: Pick<GenerationView, "requested" | "status"> & ModelRef,
): string | null {
  if (!requested) return null;
  const done = FALLBACK_WORDS[status];
  return `Asked for ${labelOf(models, requested)}, ${done} with ${labelOf(models, { provider, model })}`;
}

const FALLBACK_WORDS: Record<GenerationView["status"], string> = {
  queued: "now",
  running: "now",
  succeeded: "made",
  failed: "tried",
  canceled: "tried",
};

/** A model's name alone, without its notice. */
export function labelOf(models: readonly ModelCapabilities[], ref: ModelRef): string {
  return models.find(({ provider, id }) => provider === ref.provider && id === ref.model)?.label ?? ref.model;
}

const ENDINGS = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" } as const;
const ordinals = new Intl.PluralRules("en", { type: "ordinal" });

function ordinal(number: number): string {
  return `${number}${ENDINGS[ordinals.select(number)]}`;
}
