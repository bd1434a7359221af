import sharp from "sharp";
import { z } from "zod";
import type { Job } from "./drawing.ts";
import type { FakeDialect, ImageRequest, Refusal } from "./types.ts";

const Size = z.string().regex(/^\d+x\d+$/, "size must be in format 'WIDTHxHEIGHT' (e.g., '1024x1024')");
const Common = z.strictObject({
  model: z.string().optional(),
  prompt: z.string(),
  n: z.int().min(1).max(10).default(1),
  response_format: z.literal("b64_json").optional(),
  output_format: z.enum(["png", "jpeg", "webp"]).default("png"),
  negative_prompt: z.string().default(""),
});
const Generation = Common.extend({
  size: Size.default("1024x1024"),
  num_inference_steps: z.int().min(1).max(200).optional(),
  guidance_scale: z.number().min(0).max(20).optional(),
  seed: z.int().optional(),
});
/** A form has only text. */
const Edit = Common.extend({
  size: z.union([z.literal("auto"), Size]).default("auto"),
  num_inference_steps: z.coerce.number().int().min(1).max(200).optional(),
  guidance_scale: z.coerce.number().min(0).max(20).optional(),
  strength: z.coerce.number().min(0).max(1).optional(),
  seed: z.coerce.number().int().optional(),
});

/** vLLM-Omni, after its protocol/images.py and the description of its edits. */
export const fakeVllmOmni: FakeDialect = {
  endpoints: {
    "POST /v1/images/generations": async ({ fields }) => {
      const { data, error } = Generation.safeParse(fields);
      return data ? toJob(data, data.size) : invalid(error);
    },
    "POST /v1/images/edits": understandEdit,
  },
  modelsPath: "/v1/models",
  models: { object: "list", data: [{ id: "Qwen/Qwen-Image", object: "model", owned_by: "vllm" }] },
  answer: ({ base64 }) => ({
    created: 1_760_000_000,
    data: [{ b64_json: base64, url: null, revised_prompt: null }],
    output_format: null,
    size: null,
  }),
  wrongKey: { status: 401, body: { error: "Unauthorized" } },
  notFound: { status: 404, body: { detail: "Not Found" } },
};

async function understandEdit({ fields, files }: ImageRequest): Promise<Job | Refusal> {
  const { data, error } = Edit.safeParse(fields);
  if (!data) return invalid(error);
  const [source] = files.filter(({ field }) => field === "image");
  const mask = files.find(({ field }) => field === "mask_image");
  if (!source) return { status: 422, body: { detail: "Field 'image' or 'url' is required" } };
  const { width, height } = await sharp(source.bytes).metadata();
  const job = toJob(data, data.size === "auto" ? `${width}x${height}` : data.size);
  const { strength = job.strength } = data;
  return { ...job, strength, source: source.bytes, ...(mask && { mask: mask.bytes }) };
}

function toJob(body: Omit<z.infer<typeof Generation>, "size">, size: string): Job {
  const [width = 0, height = 0] = size.split("x").map(Number);
  return {
    prompt: body.prompt,
    negativePrompt: body.negative_prompt,
    width,
    height,
    seed: body.seed || Math.random(),
    knobs: [body.num_inference_steps, body.guidance_scale],
    strength: 0.8,
    format: body.output_format,
  };
}

function invalid(error: z.ZodError): Refusal {
  const detail = error.issues.map(({ path, message }) => ({
    type: "value_error",
    loc: ["body", ...path],
    msg: message,
  }));
  return { status: 422, body: { detail } };
}
