import { z } from "zod";
import type { FakeDialect, ImageRequest, Refusal } from "./types.ts";

const Body = z.strictObject({
  model: z.string(),
  prompt: z.string().min(1),
  n: z.literal(1).optional(),
  size: z
    .string()
    .regex(/^\d+x\d+$/)
    .default("512x512"),
  step: z.int().min(1).default(15),
  seed: z.int().max(2_147_483_647).optional(),
  response_format: z.enum(["b64_json", "url"]).optional(),
  files: z.array(z.base64()).optional(),
});

const MODELS = [
  { id: "stablediffusion", object: "model", capabilities: ["image"], output_modalities: ["image"] },
  { id: "gemma-3-4b", object: "model", capabilities: ["chat", "vision"], output_modalities: ["text"] },
];

/** Of the backend for diffusers, which takes the source for what it starts from. */
const STRENGTH = 0.75;

/** LocalAI, after core/http/endpoints/openai/image.go. */
export const fakeLocalAi: FakeDialect = {
  endpoints: { "POST /v1/images/generations": understand },
  modelsPath: "/v1/models/capabilities",
  models: { object: "list", data: MODELS },
  answer: ({ base64, url }, { fields }) => ({
    created: 1_760_000_000,
    id: "3d9a3a4e",
    data: [fields.response_format === "b64_json" ? { b64_json: base64 } : { url }],
    usage: {
      prompt_tokens: 0,
      completion_tokens: 0,
      total_tokens: 0,
      input_tokens: 0,
      output_tokens: 0,
      input_tokens_details: { text_tokens: 0, image_tokens: 0 },
    },
  }),
  wrongKey: refuse(401, "An authentication key is required"),
  notFound: refuse(404, "Resource not found"),
};

async function understand({ fields, files }: ImageRequest) {
  const { data: body, error } = Body.safeParse(fields);
  if (!body || files.length > 0)
    return refuse(400, `failed reading parameters from request: ${error?.message}`);
  if (!MODELS.some(({ id }) => id === body.model)) return refuse(404, `model "${body.model}" not found`);
  const [width = 0, height = 0] = body.size.split("x").map(Number);
  const [prompt = "", negativePrompt = ""] = body.prompt.split("|");
  const [source] = (body.files ?? []).map((file) => Buffer.from(file, "base64"));
  return {
    prompt,
    negativePrompt,
    width,
    height,
    // Without one, or with 0, it takes any.
    seed: body.seed || Math.random(),
    knobs: [body.step],
    strength: STRENGTH,
    format: "png" as const,
    ...(source && { source }),
  };
}

function refuse(code: number, message: string): Refusal {
  return { status: code, body: { error: { code, message, type: "" } } };
}
