import { encodeAlphaMask } from "#lib/images/providers/masks.ts";
import type { ProviderRequest } from "#lib/images/providers/types.ts";
import {
  type Dialect,
  LOCAL_SIZES,
  PATIENCE,
  SELF_HOSTED,
  SERVER_GUIDANCE,
  SERVER_STEPS,
} from "./dialect.ts";
import { encodeImages, maskFile, sizeText, toForm } from "./encoding.ts";

const STRENGTH = { min: 0.05, max: 1, step: 0.05, default: 0.75 };

/**
 * stable-diffusion.cpp's `sd-server`, by examples/server/routes_openai.cpp. All that OpenAI does not have stands in a
 * block within the prompt. It has one model a process, draws one picture at a time and cannot be stopped.
 */
export const sdServer: Dialect = {
  id: "sd-server",
  label: "stable-diffusion.cpp",
  abilities: {
    ...SELF_HOSTED,
    notice: "Stopping only drops the picture: the server draws it to its end.",
    promptMaxLength: 4000,
    negativePrompt: true,
    size: LOCAL_SIZES,
    steps: SERVER_STEPS,
    guidance: SERVER_GUIDANCE,
    strength: STRENGTH,
    seed: { min: 0, max: 4_294_967_295 },
    outputFormat: { values: ["png", "jpeg"], default: "png" },
    mask: "guided",
    referencesMax: 4,
    cancel: "impossible",
  },
  modelIds: ["sd-cpp-local"],
  modelsPath: "/models",
  draws: () => true,
  async encode(request) {
    const { params, mask } = request;
    const images = (await encodeImages(request)).map((file) => ["image[]", file] as const);
    const masks = mask ? [["mask", await maskFile(await encodeAlphaMask(mask))] as const] : [];
    return (seed) => {
      const fields = {
        prompt: withExtraArgs(request, seed),
        n: 1,
        size: sizeText(params),
        output_format: params.outputFormat ?? "png",
      };
      return images.length === 0
        ? { path: "/images/generations", body: fields }
        : { path: "/images/edits", body: toForm(fields, [...images, ...masks]) };
    };
  },
  timeouts: PATIENCE,
};

/** Always with a seed: without one the server draws every picture with 42. */
function withExtraArgs(
  { prompt, negativePrompt, params, source }: ProviderRequest,
  seed: number | null,
): string {
  const args = {
    seed,
    negative_prompt: negativePrompt,
    // Without a source the first reference stands in its place, and must not show through.
    strength: source ? (params.strength ?? STRENGTH.default) : 1,
    sample_params: { sample_steps: params.steps, guidance: { txt_cfg: params.guidance } },
  };
  // The server looks for the tags with a regular expression and takes the first pair.
  const json = JSON.stringify(args).replaceAll("<", "\\u003c");
  const text = prompt.replaceAll(/<\/?sd_cpp_extra_args>/g, " ");
  return `${text}<sd_cpp_extra_args>${json}</sd_cpp_extra_args>`;
}
