import { AppError, type FieldErrors } from "#lib/errors.ts";
import { LOSSY_FORMATS, type Operation } from "./constants.ts";
import type { Choice, ModelCapabilities, NumberRange, Size } from "./providers/types.ts";
import type { GenerateInput, GenerationParams } from "./schemas.ts";

/** What a request wants of a model, apart from the pictures themselves. */
export type Wanted = Pick<GenerateInput, "prompt" | "negativePrompt" | "params"> & {
  source: Size | null;
  mask: Size | null;
  markup: Size | null;
  referenceCount: number;
};

export function operationOf(wanted: Pick<Wanted, "source" | "mask">): Operation {
  if (wanted.mask) return "inpaint";
  return wanted.source ? "image-to-image" : "text-to-image";
}

/**
 * Refuses by name whatever the model cannot take.
 * @throws {AppError} invalid_input with every field that is wrong
 */
export function assertSupported(model: ModelCapabilities, wanted: Wanted): void {
  const fields: FieldErrors = {
    ...checkPrompt(model, wanted),
    ...checkPictures(model, wanted),
    ...checkSize(model, wanted),
    ...checkParams(model, wanted),
  };
  const messages = Object.values(fields);
  if (messages.length > 0) throw new AppError("invalid_input", messages.join(" "), { fields });
}

function checkPrompt(model: ModelCapabilities, { prompt, negativePrompt }: Wanted): FieldErrors {
  const fields: FieldErrors = {};
  if (prompt && model.prompt === "none") {
    fields.prompt = `${model.label} works without words: leave the prompt empty.`;
  } else if (!prompt && !model.prompt) {
    fields.prompt = "Describe the image first.";
  } else if (prompt.length > model.promptMaxLength) {
    fields.prompt = `${model.label} takes prompts of ${model.promptMaxLength} characters at most.`;
  }
  if (negativePrompt && !model.negativePrompt) fields.negativePrompt = cannotTake(model, "a negative prompt");
  return fields;
}

function checkPictures(model: ModelCapabilities, wanted: Wanted): FieldErrors {
  const fields: FieldErrors = {};
  const { source, mask, markup, referenceCount } = wanted;
  if (mask && !source) fields.maskAssetId = "A mask needs a source picture.";
  if (mask && source && !isSameSize(mask, source)) fields.maskAssetId = otherSize("mask is", mask, source);
  const wrongMarkup = markup && checkMarkup(model, markup, wanted);
  if (wrongMarkup) fields.markupAssetId = wrongMarkup;
  if (referenceCount > model.referencesMax) {
    fields.referenceAssetIds =
      model.referencesMax === 0
        ? cannotTake(model, "reference pictures")
        : `${model.label} takes ${model.referencesMax} reference pictures at most.`;
  }
  const operation = operationOf(wanted);
  if (!model.operations.includes(operation)) {
    const [field, what] = OPERATION_FIELDS[operation];
    fields[field] = cannotTake(model, what);
  }
  return fields;
}

function checkMarkup(model: ModelCapabilities, markup: Size, { source, mask }: Wanted): string | null {
  if (!model.markup) return `${model.label} does not read drawn instructions.`;
  if (!source) return "Drawn instructions need a source picture.";
  if (mask) return "A mask and drawn instructions cannot be used together. Choose one of them.";
  return isSameSize(markup, source) ? null : otherSize("drawn instructions are", markup, source);
}

function isSameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}

function otherSize(what: string, overlay: Size, source: Size): string {
  return (
    `The ${what} ${overlay.width}×${overlay.height} and the source ${source.width}×${source.height}: ` +
    "they must be the same size."
  );
}

const OPERATION_FIELDS = {
  "text-to-image": ["sourceAssetId", "a prompt without a source picture"],
  "image-to-image": ["sourceAssetId", "a source picture"],
  inpaint: ["maskAssetId", "a mask"],
} as const satisfies Record<Operation, readonly [string, string]>;

function checkSize(model: ModelCapabilities, { params }: Wanted): FieldErrors {
  const { width, height } = params;
  const { presets, auto, free } = model.size;
  if (width === undefined && height === undefined) {
    return auto ? {} : { "params.width": `${model.label} needs a size.` };
  }
  if (width === undefined) return { "params.width": "Give the width as well." };
  if (height === undefined) return { "params.height": "Give the height as well." };
  if (presets.some((preset) => preset.width === width && preset.height === height)) return {};
  if (!free) {
    const offered = presets.map((preset) => `${preset.width}×${preset.height}`).join(", ");
    return { "params.width": `${model.label} makes ${offered}.` };
  }
  const fields: FieldErrors = {};
  for (const [name, side] of [
    ["width", width],
    ["height", height],
  ] as const) {
    if (side < free.min || side > free.max || side % free.multipleOf !== 0) {
      const steps = free.multipleOf > 1 ? `, in steps of ${free.multipleOf}` : "";
      fields[`params.${name}`] = `The ${name} must be ${free.min} to ${free.max} pixels${steps}.`;
    }
  }
  const pixels = width * height;
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (
    Object.keys(fields).length === 0 &&
    (pixels < free.minPixels || pixels > free.maxPixels || ratio > free.maxAspectRatio)
  ) {
    fields["params.width"] =
      `${model.label} makes pictures of ${free.minPixels} to ${free.maxPixels} pixels, ` +
      `at most ${free.maxAspectRatio} times as long as wide.`;
  }
  return fields;
}

function checkParams(model: ModelCapabilities, { params, source, mask }: Wanted): FieldErrors {
  const fields: FieldErrors = { ...checkSearchPrompt(model, params) };
  if (params.colorMatch && (!mask || model.mask === "exact" || params.pixelLock === false)) {
    fields["params.colorMatch"] = "Colors can only be matched where what is outside a mask is put back.";
  }
  for (const name of ["steps", "guidance", "strength", "creativity", "outputCompression"] as const) {
    const wrong = checkNumber(model, name, params[name]);
    if (wrong) fields[`params.${name}`] = wrong;
  }
  for (const name of ["scheduler", "quality", "background", "outputFormat"] as const) {
    const wrong = checkChoice(model, name, params[name]);
    if (wrong) fields[`params.${name}`] = wrong;
  }
  if (params.outputCompression !== undefined && !LOSSY_FORMATS.includes(params.outputFormat ?? "")) {
    fields["params.outputCompression"] ??= "A file quality is only for JPEG and WebP.";
  }
  if (params.strength !== undefined && !source)
    fields["params.strength"] = "Strength needs a source picture.";
  if (params.seed !== undefined) {
    if (!model.seed) fields["params.seed"] = cannotTake(model, "a seed");
    else if (params.seed < model.seed.min || params.seed > model.seed.max) {
      fields["params.seed"] = `The seed must be ${model.seed.min} to ${model.seed.max}.`;
    }
  }
  if ((params.count ?? 1) > model.countMax) {
    fields["params.count"] = `${model.label} makes ${model.countMax} at a time at most.`;
  }
  return fields;
}

function checkSearchPrompt(model: ModelCapabilities, { searchPrompt }: GenerationParams): FieldErrors {
  const wrong = (message: string) => ({ "params.searchPrompt": message });
  if (!model.searchPrompt) return searchPrompt ? wrong(cannotTake(model, "words for what to replace")) : {};
  if (!searchPrompt) return wrong("Say what to replace.");
  const { maxLength } = model.searchPrompt;
  return searchPrompt.length > maxLength
    ? wrong(`${model.label} takes ${maxLength} characters for what to replace at most.`)
    : {};
}

function checkNumber(
  model: ModelCapabilities,
  name: "steps" | "guidance" | "strength" | "creativity" | "outputCompression",
  value?: number,
): string | null {
  const range: NumberRange | undefined = model[name];
  const label = name === "outputCompression" ? "file quality" : name;
  if (value === undefined) return null;
  if (!range) return cannotTake(model, name === label ? name : `a ${label}`);
  return value < range.min || value > range.max ? `The ${label} must be ${range.min} to ${range.max}.` : null;
}

type ChoiceName = "scheduler" | "quality" | "background" | "outputFormat";

function checkChoice(model: ModelCapabilities, name: ChoiceName, value?: string): string | null {
  const choice: Choice | undefined = model[name];
  if (value === undefined) return null;
  const label = name === "outputFormat" ? "output format" : name;
  if (!choice) return cannotTake(model, `a choice of ${label}`);
  return choice.values.includes(value) ? null : `The ${label} must be one of: ${choice.values.join(", ")}.`;
}

function cannotTake(model: ModelCapabilities, what: string): string {
  return `${model.label} cannot take ${what}.`;
}

/** `params` with the model's defaults in place of what was left open, apart from size and seed. */
export function withDefaults(
  model: ModelCapabilities,
  params: GenerationParams,
  operation: Operation,
): GenerationParams {
  return {
    ...(model.steps && !model.steps.serverDefault && { steps: model.steps.default }),
    ...(model.guidance && !model.guidance.serverDefault && { guidance: model.guidance.default }),
    ...(model.strength &&
      !model.strength.serverDefault &&
      operation !== "text-to-image" && { strength: model.strength.default }),
    ...(model.creativity && { creativity: model.creativity.default }),
    ...(model.scheduler && { scheduler: model.scheduler.default }),
    ...(model.quality && { quality: model.quality.default }),
    ...(model.background && { background: model.background.default }),
    ...(model.outputFormat && { outputFormat: model.outputFormat.default }),
    count: 1,
    ...params,
  };
}
