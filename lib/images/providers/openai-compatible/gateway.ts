import { encodeAlphaMask } from "#lib/images/providers/masks.ts";
import type { Listed } from "#lib/images/providers/openai/list-models.ts";
import type { Dialect } from "./dialect.ts";
import { encodeImages, maskFile, sizeText, toForm } from "./encoding.ts";

/** Gateways list all they have, most of it for text, and few say what a model makes. */
const NAMES_OF_IMAGE_MODELS =
  /image|flux|diffusion|sdxl|\bsd-?[1-4]|dall-?e|dream|recraft|ideogram|kontext|hidream|kolors|playground/i;

/**
 * Any other server that resembles OpenAI: only what all of them take. No `response_format`: models of OpenAI refuse it,
 * and an address is as good an answer.
 */
export const gateway: Dialect = {
  id: "openai-compatible",
  label: "OpenAI-compatible",
  abilities: {
    notice: "What this server makes of sizes and masks is its own matter.",
    operations: ["text-to-image", "image-to-image", "inpaint"],
    promptMaxLength: 32_000,
    negativePrompt: false,
    size: {
      presets: [
        { width: 1024, height: 1024 },
        { width: 1536, height: 1024 },
        { width: 1024, height: 1536 },
        { width: 512, height: 512 },
      ],
      auto: true,
      free: {
        multipleOf: 8,
        min: 256,
        max: 4096,
        minPixels: 256 * 256,
        maxPixels: 4096 * 4096,
        maxAspectRatio: 4,
      },
    },
    mask: "guided",
    referencesMax: 4,
    countMax: 4,
    previews: false,
    progress: false,
    cancel: "best effort",
    cost: "unknown",
    repeatable: false,
  },
  modelIds: [],
  modelsPath: "/models",
  draws,
  async encode(request) {
    const { model, prompt, params, mask } = request;
    const images = await encodeImages(request);
    const name = images.length > 1 ? "image[]" : "image";
    const files = images.map((file) => [name, file] as const);
    const masks = mask ? [["mask", await maskFile(await encodeAlphaMask(mask))] as const] : [];
    const fields = { model: model.id, prompt, n: 1, size: sizeText(params) };
    return () =>
      images.length === 0
        ? { path: "/images/generations", body: fields }
        : { path: "/images/edits", body: toForm(fields, [...files, ...masks]) };
  },
};

function draws({ id, type, architecture }: Listed): boolean {
  const made = architecture?.output_modalities;
  if (made) return made.includes("image");
  return type === undefined || type === "model" ? NAMES_OF_IMAGE_MODELS.test(id) : type === "image";
}
