import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { KNOB_LABELS } from "./describe-params.ts";
import { diffPrompts, type PromptPart } from "./prompt-diff.ts";

type Setting = { label: string; value: string };
export type SettingChange = { label: string; before: string; after: string };
export type StepChanges = { words: PromptPart[]; params: SettingChange[] };

/**
 * What a step does otherwise than `before`, in words for people. When both are done, what was really used is compared;
 * until then what was asked for, so that a step that still runs does not seem to change what is only not known yet.
 */
export function changesBetween(
  step: GenerationView,
  before: GenerationView,
  models: readonly ModelCapabilities[],
): StepChanges {
  const compared = [step, before].every(({ status }) => status === "succeeded") ? "used" : "asked";
  const old = new Map(settingsOf(before, models, compared).map(({ label, value }) => [label, value]));
  const params = settingsOf(step, models, compared).flatMap(({ label, value }) => {
    const was = old.get(label);
    return was === undefined || was === value ? [] : [{ label, before: was, after: value }];
  });
  return { words: diffPrompts(before.prompt, step.prompt), params };
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
    { label: "Leave out", value: negativePrompt || "nothing" },
    { label: "Size", value: describeSize(outputs, chosen) },
    { label: "Seed", value: describeSeed(outputs, chosen) },
    { label: "Pictures", value: String(chosen.count ?? 1) },
    ...KNOB_LABELS.map(([name, label]) => {
      const applies = name !== "strength" || hasSource;
      const unchosen = model ? ((applies ? model[name]?.default : null) ?? "none") : "default";
      return { label, value: String(chosen[name] ?? unchosen) };
    }),
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
