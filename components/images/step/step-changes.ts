import type { AssetRole } from "#lib/images/constants.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { KNOB_LABELS, SEARCH_PROMPT_LABEL } from "./describe-params.ts";
import { diffPrompts, type PromptPart } from "./prompt-diff.ts";

/** `value` is null where the setting means nothing for the step. */
type Setting = { label: string; value: string | null };
/** One setting of two steps, in the order they were given. */
export type SettingRow = { label: string; values: [string | null, string | null] };
export type SettingChange = { label: string; before: string; after: string };
export type StepChanges = { words: PromptPart[]; params: SettingChange[] };

/** What a step does otherwise than `before`, in words for people. */
export function changesBetween(
  step: GenerationView,
  before: GenerationView,
  models: readonly ModelCapabilities[],
): StepChanges {
  const params = settingRows(before, step, models).flatMap(({ label, values: [was, is] }) =>
    was === null || is === null || was === is ? [] : [{ label, before: was, after: is }],
  );
  // A step without a prompt took none away.
  return { words: step.prompt === "" ? [] : diffPrompts(before.prompt, step.prompt), params };
}

/**
 * Every setting of two steps. When both are done, what was really used is compared; until then what was asked for, so
 * that a step that still runs does not seem to change what is only not known yet.
 */
export function settingRows(
  one: GenerationView,
  other: GenerationView,
  models: readonly ModelCapabilities[],
): SettingRow[] {
  const compared = [one, other].every(({ status }) => status === "succeeded") ? "used" : "asked";
  const others = new Map(settingsOf(other, models, compared).map(({ label, value }) => [label, value]));
  return settingsOf(one, models, compared).map(({ label, value }) => ({
    label,
    values: [value, others.get(label) ?? null],
  }));
}

function settingsOf(
  step: GenerationView,
  models: readonly ModelCapabilities[],
  compared: "used" | "asked",
): Setting[] {
  const { provider, params, actualParams, negativePrompt } = step;
  const model = models.find((known) => known.provider === provider && known.id === step.model);
  const chosen = compared === "used" ? { ...params, ...actualParams } : params;
  const outputs = compared === "used" ? step.outputs : [];
  const hasSource = step.inputs.some(({ role }) => role === "input");
  return [
    { label: "Model", value: model?.label ?? step.model },
    { label: "Provider", value: provider },
    { label: SEARCH_PROMPT_LABEL, value: params.searchPrompt ?? null },
    { label: "Leave out", value: negativePrompt || "nothing" },
    { label: "Size", value: describeSize(outputs, chosen) },
    { label: "Seed", value: describeSeed(outputs, chosen) },
    { label: "Pictures", value: String(chosen.count ?? 1) },
    ...KNOB_LABELS.map(([name, label]) => {
      const applies = name !== "strength" || hasSource;
      const knob = applies ? model?.[name] : undefined;
      const own = knob && "serverDefault" in knob ? "auto" : knob?.default;
      const unchosen = model ? (own ?? "none") : "default";
      return { label, value: String(chosen[name] ?? unchosen) };
    }),
    ...maskSettings(step),
  ];
}

function maskSettings({ inputs, params }: GenerationView): Setting[] {
  const has = (wanted: AssetRole) => inputs.some(({ role }) => role === wanted);
  const references = inputs.filter(({ role }) => role === "reference").length;
  const ifMasked = (value: string) => (has("mask") ? value : null);
  const locked = params.pixelLock !== false;
  return [
    { label: "Mask", value: has("mask") ? "painted" : "none" },
    { label: "Outside the mask", value: ifMasked(locked ? "kept" : "as the model made it") },
    { label: "Match colors", value: ifMasked(locked && params.colorMatch ? "on" : "off") },
    { label: "Drawn instructions", value: has("markup") ? "drawn" : "none" },
    { label: "References", value: references === 0 ? "none" : String(references) },
  ];
}

function describeSize([output]: GenerationView["outputs"], params: GenerationParams): string {
  const { width, height } = output ?? params;
  return width && height ? `${width} × ${height}` : "automatic";
}

function describeSeed(outputs: GenerationView["outputs"], params: GenerationParams): string {
  const seeds = outputs.flatMap(({ seed }) => seed ?? []);
  if (outputs.length > 0) return seeds.join(", ") || "none";
  return String(params.seed ?? "random");
}
