import type { ModelCapabilities, Size } from "#lib/images/providers/types.ts";
import type { GenerationView } from "#lib/images/views.ts";

const FALLBACK: Size = { width: 1024, height: 1024 };

/** The size that a step's picture has or most likely will have, so that its place is kept from the start. */
export function expectedSize(generation: GenerationView, models: readonly ModelCapabilities[]): Size {
  const [output] = generation.outputs;
  if (output) return output;
  const { width, height } = { ...generation.params, ...generation.actualParams };
  if (width && height) return { width, height };
  const source = generation.inputs.find((input) => input.role === "input");
  if (source) return source;
  const model = models.find(
    ({ provider, id }) => provider === generation.provider && id === generation.model,
  );
  return model?.size.presets[0] ?? FALLBACK;
}
