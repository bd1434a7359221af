import type { Operation } from "#lib/images/constants.ts";
import type { Graph } from "./graph.ts";
import { parseTemplate, type Template } from "./template.ts";

/** For any checkpoint that holds model, text encoder and VAE in one file. */
const COMMON: Graph = {
  "4": { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "{{checkpoint}}" } },
  "6": { class_type: "CLIPTextEncode", inputs: { text: "{{prompt}}", clip: ["4", 1] } },
  "7": { class_type: "CLIPTextEncode", inputs: { text: "{{negative}}", clip: ["4", 1] } },
  "8": { class_type: "VAEDecode", inputs: { samples: ["3", 0], vae: ["4", 2] } },
  "9": { class_type: "SaveImage", inputs: { filename_prefix: "image-studio", images: ["8", 0] } },
};

const EMPTY: Graph = {
  "5": { class_type: "EmptyLatentImage", inputs: { width: 1024, height: 1024, batch_size: 1 } },
};

const SOURCE: Graph = {
  "10": { class_type: "LoadImage", inputs: { image: "{{source}}" } },
  "11": { class_type: "VAEEncode", inputs: { pixels: ["10", 0], vae: ["4", 2] } },
};

/** Red, green and blue are taken as they are, white is repainted; only alpha would be turned around. */
const MASK: Graph = {
  "12": { class_type: "LoadImageMask", inputs: { image: "{{mask}}", channel: "red" } },
  "13": { class_type: "SetLatentNoiseMask", inputs: { samples: ["11", 0], mask: ["12", 0] } },
};

const TEMPLATES = {
  "text-to-image": parseTemplate({ ...COMMON, ...EMPTY, ...sampler("5", 1) }),
  "image-to-image": parseTemplate({ ...COMMON, ...SOURCE, ...sampler("11", "{{strength}}") }),
  inpaint: parseTemplate({ ...COMMON, ...SOURCE, ...MASK, ...sampler("13", "{{strength}}") }),
} as const satisfies Record<Operation, Template>;

export function builtInTemplate(operation: Operation): Template {
  return TEMPLATES[operation];
}

function sampler(latentNode: string, denoise: number | string): Graph {
  const inputs = {
    seed: 0,
    steps: "{{steps}}",
    cfg: "{{guidance}}",
    sampler_name: "{{sampler}}",
    scheduler: "{{schedule}}",
    denoise,
    model: ["4", 0],
    positive: ["6", 0],
    negative: ["7", 0],
    latent_image: [latentNode, 0],
  };
  return { "3": { class_type: "KSampler", inputs } };
}
