import sharp from "sharp";
import { encodeGrayMask } from "#lib/images/providers/masks.ts";
import type { ProviderImage, ProviderRequest, Size } from "#lib/images/providers/types.ts";
import { LOADED } from "./models.ts";
import { samplerFields } from "./schedulers.ts";

/** What all pictures of a request have in common. */
export type Order = { path: string; fields: Record<string, unknown>; size: Size };

/** A source's own size is kept up to here: larger ones outgrow most graphics cards. */
const SOURCE_PIXELS_MAX = 1536 * 1024;

/** The request in the server's terms, without seed and task. Pictures are sent in the very size of the result. */
export async function orderOf(request: ProviderRequest): Promise<Order> {
  const { prompt, negativePrompt = "", params, model, source } = request;
  const size = sizeOf(request);
  const fields = {
    prompt,
    negative_prompt: negativePrompt,
    ...size,
    steps: params.steps ?? model.steps?.default,
    cfg_scale: params.guidance ?? model.guidance?.default,
    ...samplerFields(params.scheduler ?? model.scheduler?.default),
    batch_size: 1,
    n_iter: 1,
    send_images: true,
    save_images: false,
    ...(model.id === LOADED && drawThingsFields(request)),
    ...(model.id !== LOADED && {
      override_settings: { sd_model_checkpoint: model.id },
      // Loading a checkpoint takes longer than most pictures: the next step is likely to use it again.
      override_settings_restore_afterwards: false,
    }),
  };
  if (!source) return { path: "/sdapi/v1/txt2img", fields, size };
  return { path: "/sdapi/v1/img2img", fields: { ...fields, ...(await editFields(request, size)) }, size };
}

/**
 * Draw Things takes its own names and leaves the others alone; what is missing is as last set in the app, which may be
 * several pictures at once.
 */
function drawThingsFields({ params, model, source }: ProviderRequest) {
  return {
    guidance_scale: params.guidance ?? model.guidance?.default,
    batch_count: 1,
    ...(source && { strength: params.strength ?? model.strength?.default }),
  };
}

async function editFields({ source, mask, params, model }: ProviderRequest, size: Size) {
  return {
    init_images: source && [base64(await encodeSource(source, size, mask ? "fill" : "cover"))],
    denoising_strength: params.strength ?? model.strength?.default,
    resize_mode: 0,
    include_init_images: false,
    ...(mask && {
      mask: base64(await encodeGrayMask(mask, size)),
      mask_blur: 4,
      inpainting_fill: 1,
      // The whole picture: "only masked" paints at another scale and loses what is around.
      inpaint_full_res: false,
      inpainting_mask_invert: 0,
    }),
  };
}

function sizeOf({ params, source, model }: ProviderRequest): Size {
  const { width, height } = params;
  if (width && height) return { width, height };
  if (source) return fitGrid(source, model);
  return model.size.presets[0] ?? { width: 512, height: 512 };
}

/** The source's shape in what the model can make. */
function fitGrid({ width, height }: Size, { size: { free } }: ProviderRequest["model"]): Size {
  const { multipleOf = 8, min = 64, max = 2048 } = free ?? {};
  const scale = Math.min(1, Math.sqrt(SOURCE_PIXELS_MAX / (width * height)), max / Math.max(width, height));
  const side = (length: number) =>
    Math.max(min, Math.min(max, Math.round((length * scale) / multipleOf) * multipleOf));
  return { width: side(width), height: side(height) };
}

/** Transparency becomes white: servers make it black, or noise. */
async function encodeSource(
  source: ProviderImage,
  { width, height }: Size,
  fit: "fill" | "cover",
): Promise<Buffer> {
  return sharp(source.bytes)
    .resize(width, height, { fit })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .png()
    .toBuffer();
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64");
}
