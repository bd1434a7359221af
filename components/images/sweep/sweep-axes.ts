import type { ModelCapabilities, NumberRange } from "#lib/images/providers/types.ts";
import type { SweepAxis } from "#lib/images/schemas.ts";
import { modelKey } from "../composer/model-choice.ts";
import { countVariants, expandVariants } from "./prompt-variants.ts";

export type AxisKind = SweepAxis["kind"];

/** What can be varied, in the order in which it is offered. */
export const AXIS_NAMES: Record<AxisKind, string> = {
  prompt: "Prompt",
  seed: "Seed",
  strength: "Strength",
  guidance: "Guidance",
  steps: "Steps",
  model: "Model",
};

/** An axis as it is typed. `text`: numbers with commas, or the pattern of a prompt; `models` only of a model. */
export type AxisDraft = { kind: AxisKind; text: string; models: string[] };

const VALUES_MAX = 16;
export const CELLS_MAX = 64;

type Scene = { model: ModelCapabilities; models: readonly ModelCapabilities[]; hasSource: boolean };

/** What can be varied with this model. */
export function axisKinds({ model, models, hasSource }: Scene): AxisKind[] {
  const offered: Record<AxisKind, boolean> = {
    prompt: model.prompt !== "none",
    seed: model.seed !== undefined,
    strength: model.strength !== undefined && hasSource,
    guidance: model.guidance !== undefined,
    steps: model.steps !== undefined,
    model: models.length > 1,
  };
  return (Object.keys(AXIS_NAMES) as AxisKind[]).filter((kind) => offered[kind]);
}

/** An axis with values to begin with. */
export function startAxis(kind: AxisKind, { model, models }: Scene, prompt: string): AxisDraft {
  const range = rangeOf(kind, model);
  if (kind === "prompt") return { kind, text: prompt, models: [] };
  if (kind === "model") return { kind, text: "", models: models.slice(0, 2).map(modelKey) };
  if (kind === "seed") return { kind, text: randomSeeds(model, 4).join(", "), models: [] };
  return { kind, text: range ? spread(range, 4).join(", ") : "", models: [] };
}

export function randomSeeds({ seed }: ModelCapabilities, count: number): number[] {
  const max = Math.min(seed?.max ?? 0, 999_999);
  return Array.from({ length: count }, () => Math.floor(Math.random() * (max + 1)));
}

/** The bounds of a knob with numbers; undefined for what has none. */
export function rangeOf(kind: AxisKind, model: ModelCapabilities): NumberRange | undefined {
  return kind === "strength" || kind === "guidance" || kind === "steps" ? model[kind] : undefined;
}

/** `count` values of the knob, evenly from its least to its most. */
export function spread({ min, max, step }: NumberRange, count: number): number[] {
  const values = Array.from({ length: count }, (_, index) => {
    const exact = min + ((max - min) * index) / (count - 1);
    // Without the tail that adding fractions leaves behind.
    return Number((min + Math.round((exact - min) / step) * step).toFixed(4));
  });
  return [...new Set(values)];
}

export type ReadAxis = { axis: SweepAxis; problem: null } | { axis: null; problem: string };

/** The axis as it is sent, or what is wrong with what is typed. */
export function readAxis({ kind, text, models }: AxisDraft): ReadAxis {
  if (kind === "model") return toAxis(kind, models, "Choose a model.");
  if (kind !== "prompt") return readNumbers(kind, text);
  const count = countVariants(text);
  if (count > VALUES_MAX)
    return { axis: null, problem: `${count} prompts are too many; ${VALUES_MAX} at most.` };
  return toAxis(kind, expandVariants(text).filter(Boolean), "Write a prompt.");
}

function readNumbers(kind: AxisKind, text: string): ReadAxis {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const wrong = parts.find((part) => !Number.isFinite(Number(part)));
  if (wrong !== undefined) return { axis: null, problem: `“${wrong}” is not a number.` };
  return toAxis(kind, [...new Set(parts.map(Number))], "Type numbers with commas between them.");
}

function toAxis(kind: AxisKind, values: SweepAxis["values"], whenEmpty: string): ReadAxis {
  if (values.length === 0) return { axis: null, problem: whenEmpty };
  if (values.length > VALUES_MAX) {
    return { axis: null, problem: `${values.length} values are too many; ${VALUES_MAX} at most.` };
  }
  return { axis: { kind, values }, problem: null };
}
