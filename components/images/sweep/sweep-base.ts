import { fittingParams } from "#lib/images/fitting-params.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerateInput, GenerationParams, SweepAxis } from "#lib/images/schemas.ts";
import { modelKey } from "../composer/model-choice.ts";
import { KNOB_LABELS, SEARCH_PROMPT_LABEL } from "../step/describe-params.ts";

export type SweepBase = {
  base: GenerateInput;
  /** Settings that some of the models cannot take, and that none gets, so that the cells stay comparable. */
  leftOut: string[];
};

/** What the cells have in common: the request without what the axes vary. `seed`: one for all cells. */
export function toSweepBase(
  input: GenerateInput,
  axes: readonly SweepAxis[],
  { models, seed }: { models: readonly ModelCapabilities[]; seed: number | undefined },
): SweepBase {
  const varied = new Map(axes.map(({ kind, values }) => [kind, values]));
  const chosen = models.filter((model) => varied.get("model")?.includes(modelKey(model)));
  const wanted: GenerationParams = { ...input.params, ...(seed !== undefined && { seed }) };
  const params = Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        !varied.has(name as SweepAxis["kind"]) &&
        chosen.every((model) => takes(model, input, name as keyof GenerationParams, value)),
    ),
  );
  const negative = input.negativePrompt && chosen.every((model) => model.negativePrompt);
  const dropped = Object.keys(wanted).filter(
    (name) => !(name in params) && !varied.has(name as SweepAxis["kind"]),
  );
  return {
    base: {
      ...input,
      params,
      negativePrompt: negative ? input.negativePrompt : undefined,
      prompt: String(varied.get("prompt")?.[0] ?? input.prompt),
    },
    leftOut: [...new Set(dropped.map(nameOf)), ...(input.negativePrompt && !negative ? ["Leave out"] : [])],
  };
}

function takes(
  model: ModelCapabilities,
  { params, sourceAssetId, maskAssetId }: GenerateInput,
  name: keyof GenerationParams,
  value: unknown,
): boolean {
  const inputs = { hasSource: sourceAssetId !== undefined, hasMask: maskAssetId !== undefined };
  const whole = name === "width" || name === "height" ? params : { [name]: value };
  return fittingParams(model, whole, inputs)[name] === value;
}

function nameOf(name: string): string {
  if (name === "width" || name === "height") return "Size";
  if (name === "searchPrompt") return SEARCH_PROMPT_LABEL;
  return KNOB_LABELS.find(([knob]) => knob === name)?.[1] ?? name.charAt(0).toUpperCase() + name.slice(1);
}
