/** What an input takes: a type that comes by a link, a literal with bounds, or one of a list. */
export type InputSpec =
  | { link: string }
  | { literal: "INT" | "FLOAT"; min: number; max: number }
  | { literal: "STRING" }
  | { options: readonly string[] }
  | { file: true };

export type NodeSpec = { inputs: Record<string, InputSpec>; outputs: readonly string[]; isOutput?: true };

const SAMPLERS = ["euler", "euler_ancestral", "heun", "dpmpp_2m", "dpmpp_sde", "ddim", "uni_pc"];
const SCHEDULES = ["simple", "sgm_uniform", "karras", "exponential", "ddim_uniform", "beta", "normal"];

export const SAMPLER_INFO = { samplers: SAMPLERS, schedules: SCHEDULES };

const SIDE: InputSpec = { literal: "INT", min: 16, max: 16_384 };
const SEED: InputSpec = { literal: "INT", min: 0, max: 2 ** 64 };

/** The nodes of ComfyUI's `nodes.py` that the fake can run, with their bounds there. */
export function nodeSpecs(checkpoints: readonly string[]): Record<string, NodeSpec> {
  return {
    CheckpointLoaderSimple: {
      inputs: { ckpt_name: { options: checkpoints } },
      outputs: ["MODEL", "CLIP", "VAE"],
    },
    CLIPTextEncode: {
      inputs: { text: { literal: "STRING" }, clip: { link: "CLIP" } },
      outputs: ["CONDITIONING"],
    },
    EmptyLatentImage: {
      inputs: { width: SIDE, height: SIDE, batch_size: { literal: "INT", min: 1, max: 4096 } },
      outputs: ["LATENT"],
    },
    KSampler: {
      inputs: {
        model: { link: "MODEL" },
        seed: SEED,
        steps: { literal: "INT", min: 1, max: 10_000 },
        cfg: { literal: "FLOAT", min: 0, max: 100 },
        sampler_name: { options: SAMPLERS },
        scheduler: { options: SCHEDULES },
        positive: { link: "CONDITIONING" },
        negative: { link: "CONDITIONING" },
        latent_image: { link: "LATENT" },
        denoise: { literal: "FLOAT", min: 0, max: 1 },
      },
      outputs: ["LATENT"],
    },
    VAEDecode: { inputs: { samples: { link: "LATENT" }, vae: { link: "VAE" } }, outputs: ["IMAGE"] },
    VAEEncode: { inputs: { pixels: { link: "IMAGE" }, vae: { link: "VAE" } }, outputs: ["LATENT"] },
    SetLatentNoiseMask: {
      inputs: { samples: { link: "LATENT" }, mask: { link: "MASK" } },
      outputs: ["LATENT"],
    },
    LoadImage: { inputs: { image: { file: true } }, outputs: ["IMAGE", "MASK"] },
    LoadImageMask: {
      inputs: { image: { file: true }, channel: { options: ["alpha", "red", "green", "blue"] } },
      outputs: ["MASK"],
    },
    SaveImage: {
      inputs: { images: { link: "IMAGE" }, filename_prefix: { literal: "STRING" } },
      outputs: [],
      isOutput: true,
    },
    PreviewImage: { inputs: { images: { link: "IMAGE" } }, outputs: [], isOutput: true },
    SaveImageWebsocket: { inputs: { images: { link: "IMAGE" } }, outputs: [], isOutput: true },
  };
}

/** `/object_info/NAME`, in both spellings of a choice that servers have. */
export function objectInfo(name: string, spec: NodeSpec, old: boolean): Record<string, unknown> {
  const required = Object.entries(spec.inputs).map(([input, value]) => [input, infoOf(value, old)]);
  return { [name]: { input: { required: Object.fromEntries(required) }, output: spec.outputs, name } };
}

function infoOf(spec: InputSpec, old: boolean): unknown[] {
  if ("link" in spec) return [spec.link];
  if ("file" in spec) return [[], { image_upload: true }];
  if ("options" in spec) return old ? [spec.options, {}] : ["COMBO", { options: spec.options }];
  return [spec.literal, spec];
}
