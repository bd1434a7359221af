import type { Charged, GenerationStatus } from "#lib/images/constants.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { AssetView, GenerationView } from "#lib/images/views.ts";

const STATUS_WORDS: Record<GenerationStatus, string> = {
  queued: "Waiting",
  running: "Running",
  succeeded: "Done",
  failed: "Failed",
  canceled: "Canceled",
};

export function statusWord({
  status,
  cancelRequested,
  vendorPosition,
}: Pick<GenerationView, "status" | "cancelRequested" | "vendorPosition">): string {
  if (status !== "running") return STATUS_WORDS[status];
  if (cancelRequested) return "Canceling";
  return vendorPosition === null ? STATUS_WORDS.running : "In line";
}

const CHARGED_WORDS: Record<Charged, string> = {
  no: "Not charged",
  yes: "Charged",
  unknown: "May have been charged",
};

export function describeCharge(charged: Charged): string {
  return CHARGED_WORDS[charged];
}

/** What became of a picture outside the mask; `drift` is null where nothing was put back. */
export function describeOutsideMask(drift: AssetView["drift"]): string {
  if (!drift) return "as the model made it";
  const { changedPixels, outsidePixels } = drift;
  if (outsidePixels === 0) return "nothing: the mask covers it all";
  if (changedPixels === 0) return "unchanged (the model had left it alone)";
  const percent = (changedPixels / outsidePixels) * 100;
  const share = percent < 0.1 ? "less than 0.1" : percent.toFixed(percent < 10 ? 1 : 0);
  return `unchanged but for a soft edge (the model had changed ${share} % of it)`;
}

/** `4.2 s`, or `4.2 seconds` to be spoken; minutes from 100 s on. */
export function formatSeconds(durationMs: number, style: "short" | "long" = "short"): string {
  const seconds = durationMs / 1000;
  if (seconds >= 100) {
    const minutes = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
    return `${minutes} ${style === "short" ? "min" : "minutes"}`;
  }
  return `${seconds.toFixed(seconds < 10 ? 1 : 0)} ${style === "short" ? "s" : "seconds"}`;
}

/** Micro-dollars in words; null when nobody knows. */
export function formatCost(costMicros: number | null): string | null {
  if (costMicros === null) return null;
  if (costMicros === 0) return "Free";
  const dollars = costMicros / 1_000_000;
  return dollars < 0.001 ? "< $0.001" : `$${dollars.toFixed(dollars < 1 ? 3 : 2)}`;
}

/** The name of a step's model with its honest notice, also when the model is not set up any more. */
export function modelName(
  models: readonly ModelCapabilities[],
  step: { provider: string; model: string },
): string {
  const model = models.find(({ provider, id }) => provider === step.provider && id === step.model);
  return model ? describeModelName(model) : step.model;
}

export function describeModelName({ label, notice }: Pick<ModelCapabilities, "label" | "notice">): string {
  return notice ? `${label} · ${notice}` : label;
}

/** In the place of the prompt, of a step that was made without. */
export const NO_PROMPT = "No prompt";

/** The first words of a prompt, cut at a word. */
export function firstWords(prompt: string, maxLength: number): string {
  const line = prompt.replaceAll(/\s+/g, " ").trim() || NO_PROMPT;
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), maxLength / 2))}…`;
}
