import { z } from "zod";
import { SAMPLERS, SCHEDULERS } from "./software.ts";
import type { Refusal, Software } from "./types.ts";

const side = z.int().min(64).max(2048).multipleOf(8);
const picture = z.base64().min(100);

/** Stricter than the real ones, which ignore what they do not know: a misspelled field would go unnoticed. */
const TextToImage = z.strictObject({
  prompt: z.string().min(1),
  negative_prompt: z.string(),
  seed: z.int().min(0).max(4_294_967_295),
  steps: z.int().min(1).max(150),
  cfg_scale: z.number().min(1).max(30),
  width: side,
  height: side,
  sampler_name: z.string().optional(),
  scheduler: z.string().optional(),
  batch_size: z.literal(1),
  n_iter: z.int().min(1).max(100),
  send_images: z.literal(true),
  save_images: z.literal(false),
  override_settings: z.strictObject({ sd_model_checkpoint: z.string() }).optional(),
  override_settings_restore_afterwards: z.boolean().optional(),
  force_task_id: z
    .string()
    .regex(/^task\([\w-]+\)$/)
    .optional(),
});

const ImageToImage = TextToImage.extend({
  init_images: z.array(picture).length(1),
  denoising_strength: z.number().min(0).max(1),
  resize_mode: z.literal(0),
  include_init_images: z.literal(false),
  mask: picture.optional(),
  mask_blur: z.int().min(0).max(64).optional(),
  inpainting_fill: z.int().min(0).max(3).optional(),
  inpaint_full_res: z.boolean().optional(),
  inpainting_mask_invert: z.union([z.literal(0), z.literal(1)]).optional(),
});

/** Beside the others it takes these; without them the app's own settings count. */
const DrawThings = z.looseObject({
  guidance_scale: z.number().min(0).max(50),
  batch_count: z.literal(1),
  strength: z.number().min(0).max(1).optional(),
  width: side.multipleOf(64),
  height: side.multipleOf(64),
  override_settings: z.undefined().optional(),
});
const { guidance_scale, batch_count, strength } = DrawThings.shape;
const own = { guidance_scale, batch_count, strength };

/** Null for a body that may be drawn. */
export function problemOf(path: string, body: unknown, software: Software): Refusal | null {
  const common = path.endsWith("img2img") ? ImageToImage : TextToImage;
  const schema = software === "draw-things" ? common.extend(own).and(DrawThings) : common;
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => ({
      loc: ["body", ...issue.path],
      msg: issue.message,
      type: "value_error",
    }));
    return { status: 422, body: { detail } };
  }
  const { sampler_name: sampler, scheduler } = parsed.data;
  const knows = (list: readonly string[], name?: string) => name === undefined || list.includes(name);
  if (!knows(SAMPLERS[software], sampler)) return httpException(400, "Sampler not found");
  const labels = SCHEDULERS.map(({ label }) => label);
  return knows(labels, scheduler) ? null : httpException(400, "Scheduler not found");
}

/** A1111's shape for what it refuses itself. */
export function httpException(status: number, detail: string, headers?: Record<string, string>): Refusal {
  return { status, body: { error: "HTTPException", detail, body: "", errors: "" }, headers };
}
