import { encodeGrayMask } from "#lib/images/providers/masks.ts";
import {
  type Dialect,
  LOCAL_SIZES,
  PATIENCE,
  SELF_HOSTED,
  SERVER_GUIDANCE,
  SERVER_STEPS,
} from "./dialect.ts";
import { encodeImages, maskFile, sizeText, toForm } from "./encoding.ts";

/** vLLM-Omni, by the handlers of its vllm_omni/entrypoints/openai/api_server.py and protocol/images.py. */
export const vllmOmni: Dialect = {
  id: "vllm-omni",
  label: "vLLM-Omni",
  abilities: {
    ...SELF_HOSTED,
    promptMaxLength: 10_000,
    negativePrompt: true,
    size: LOCAL_SIZES,
    steps: SERVER_STEPS,
    guidance: SERVER_GUIDANCE,
    // Many of its models have no such thing, so nothing is sent unless it was chosen.
    strength: { min: 0.05, max: 1, step: 0.05, default: 0.75, serverDefault: true },
    // Its older edits take a seed of 0 for none.
    seed: { min: 1, max: 4_294_967_295 },
    outputFormat: { values: ["png", "jpeg", "webp"], default: "png" },
    mask: "guided",
    referencesMax: 4,
    cancel: "best effort",
  },
  modelIds: [],
  modelsPath: "/models",
  draws: () => true,
  async encode(request) {
    const { model, prompt, negativePrompt, params, mask } = request;
    const images = (await encodeImages(request)).map((file) => ["image", file] as const);
    const masks = mask ? [["mask_image", await maskFile(await encodeGrayMask(mask))] as const] : [];
    return (seed) => {
      const fields = {
        model: model.id,
        prompt,
        negative_prompt: negativePrompt,
        n: 1,
        size: sizeText(params),
        response_format: "b64_json",
        output_format: params.outputFormat ?? "png",
        num_inference_steps: params.steps,
        guidance_scale: params.guidance,
        seed: seed ?? undefined,
      };
      return images.length === 0
        ? { path: "/images/generations", body: fields }
        : {
            path: "/images/edits",
            body: toForm({ ...fields, strength: params.strength }, [...images, ...masks]),
          };
    };
  },
  timeouts: PATIENCE,
};
