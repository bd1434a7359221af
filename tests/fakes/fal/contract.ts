import sharp from "sharp";
import { z } from "zod";

const ImageSize = z.strictObject({
  width: z.int().min(512).max(2048).multipleOf(8),
  height: z.int().min(512).max(2048).multipleOf(8),
});
const DataUri = z.string().regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/);

const common = {
  prompt: z.string().min(1),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  image_size: ImageSize.optional(),
  output_format: z.enum(["jpeg", "png"]).default("jpeg"),
};
const steps = (min: number, max: number) => ({ num_inference_steps: z.int().min(min).max(max).optional() });
const guidance = (min: number, max: number) => ({ guidance_scale: z.number().min(min).max(max).optional() });
const source = { image_url: DataUri, strength: z.number().min(0.01).max(1).default(0.85) };
const flux2 = { ...common, output_format: z.enum(["jpeg", "png", "webp"]).default("png") };

/** By address, as fal publishes them; the fields that we never send are left out, so that they are refused. */
const INPUTS: Record<string, z.ZodType<Input>> = {
  "fal-ai/flux-2": z.strictObject({ ...flux2, ...steps(4, 50), ...guidance(0, 20) }),
  "fal-ai/flux-2/edit": z.strictObject({
    ...flux2,
    ...steps(4, 50),
    ...guidance(0, 20),
    image_urls: z.array(DataUri).min(1).max(4),
  }),
  "fal-ai/flux-2-pro": z.strictObject(common),
  "fal-ai/flux-2-pro/edit": z.strictObject({ ...common, image_urls: z.array(DataUri).min(1).max(9) }),
  "fal-ai/flux/dev": z.strictObject({ ...common, ...steps(1, 50), ...guidance(1, 20) }),
  "fal-ai/flux-lora/image-to-image": z.strictObject({
    ...common,
    ...steps(1, 50),
    ...guidance(0, 35),
    ...source,
  }),
  "fal-ai/flux-lora/inpainting": z.strictObject({
    ...common,
    ...steps(1, 50),
    ...guidance(0, 35),
    ...source,
    mask_url: DataUri,
  }),
  "fal-ai/flux/schnell": z.strictObject({ ...common, ...steps(1, 12) }),
  "fal-ai/qwen-image": z.strictObject({
    ...common,
    ...steps(2, 250),
    ...guidance(0, 20),
    negative_prompt: z.string().optional(),
  }),
};

export type Input = {
  prompt: string;
  seed?: number | undefined;
  image_size?: { width: number; height: number } | undefined;
  output_format: "jpeg" | "png" | "webp";
  image_url?: string;
  image_urls?: string[];
  mask_url?: string;
  strength?: number;
};

export function hasEndpoint(path: string): boolean {
  return path in INPUTS;
}

/** The input, or the list with which fal refuses it: only when the job runs, as with the real one. */
export async function readInput(path: string, body: unknown): Promise<Input | { detail: unknown[] }> {
  const parsed = INPUTS[path]?.safeParse(body);
  if (!parsed?.success) {
    const issues = parsed?.error.issues ?? [];
    return {
      detail: issues.map(({ message, path: field }) => detail(["body", ...field.map(String)], message)),
    };
  }
  const { image_url, mask_url } = parsed.data;
  if (image_url && mask_url) {
    const [picture, mask] = await Promise.all(
      [image_url, mask_url].map((uri) => sharp(fromDataUri(uri)).metadata()),
    );
    if (mask?.hasAlpha) return { detail: [detail(["body", "mask_url"], "The mask must have no alpha.")] };
    if (picture?.width !== mask?.width || picture?.height !== mask?.height) {
      return { detail: [detail(["body", "mask_url"], "The mask must have the size of the image.")] };
    }
  }
  return parsed.data;
}

export function fromDataUri(uri: string): Buffer {
  return Buffer.from(uri.slice(uri.indexOf(",") + 1), "base64");
}

export function detail(loc: string[], msg: string, type = "value_error"): object {
  return { loc, msg, type, url: `https://docs.fal.ai/errors#${type}` };
}
