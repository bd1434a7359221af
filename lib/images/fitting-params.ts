import { LOSSY_FORMATS } from "./constants.ts";
import type { Choice, ModelCapabilities, NumberRange, Size } from "./providers/types.ts";
import type { GenerationParams } from "./schemas.ts";

/** The chosen parameters as `model` can take them: the rest is left out, numbers are kept within bounds. */
export function fittingParams(
  model: ModelCapabilities,
  chosen: GenerationParams,
  { hasSource, hasMask }: { hasSource: boolean; hasMask: boolean },
): GenerationParams {
  const params: GenerationParams = {
    ...fittingSize(model, chosen),
    steps: within(model.steps, chosen.steps),
    guidance: within(model.guidance, chosen.guidance),
    strength: hasSource ? within(model.strength, chosen.strength) : undefined,
    creativity: within(model.creativity, chosen.creativity),
    searchPrompt: (model.searchPrompt && chosen.searchPrompt?.trim()) || undefined,
    scheduler: among(model.scheduler, chosen.scheduler),
    seed: within(model.seed, chosen.seed),
    count: model.countMax > 1 ? within({ min: 1, max: model.countMax }, chosen.count) : undefined,
    quality: among(model.quality, chosen.quality),
    background: among(model.background, chosen.background),
    ...fittingFile(model, chosen),
    ...(hasMask && model.mask !== "exact" && fittingLock(chosen)),
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}

/** Only a lossy file has a quality. */
function fittingFile(model: ModelCapabilities, chosen: GenerationParams): GenerationParams {
  const outputFormat = among(model.outputFormat, chosen.outputFormat);
  const quality = within(model.outputCompression, chosen.outputCompression);
  return {
    outputFormat,
    outputCompression: LOSSY_FORMATS.includes(outputFormat ?? "") ? quality : undefined,
  };
}

/** Colours are matched only where the rest is put back. */
function fittingLock({ pixelLock, colorMatch }: GenerationParams): GenerationParams {
  return { pixelLock, colorMatch: pixelLock === false ? undefined : colorMatch };
}

export function acceptsSize({ size }: ModelCapabilities, { width, height }: Size): boolean {
  if (size.presets.some((preset) => preset.width === width && preset.height === height)) return true;
  const { free } = size;
  if (!free) return false;
  const pixels = width * height;
  return (
    [width, height].every((side) => side % free.multipleOf === 0 && side >= free.min && side <= free.max) &&
    pixels >= free.minPixels &&
    pixels <= free.maxPixels &&
    Math.max(width, height) / Math.min(width, height) <= free.maxAspectRatio
  );
}

function fittingSize(model: ModelCapabilities, { width, height }: GenerationParams): Partial<Size> {
  if (width !== undefined && height !== undefined && acceptsSize(model, { width, height })) {
    return { width, height };
  }
  return model.size.auto ? {} : { ...model.size.presets[0] };
}

function within(
  range: Pick<NumberRange, "min" | "max"> | undefined,
  value: number | undefined,
): number | undefined {
  if (!range || value === undefined) return undefined;
  return Math.min(Math.max(value, range.min), range.max);
}

function among(choice: Choice | undefined, value: string | undefined): string | undefined {
  return value !== undefined && choice?.values.includes(value) ? value : undefined;
}
