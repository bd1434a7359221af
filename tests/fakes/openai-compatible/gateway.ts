import sharp from "sharp";
import { z } from "zod";
import { refusal, unknownModel, wrongKey } from "#tests/fakes/openai/refusals.ts";
import type { Job } from "./drawing.ts";
import type { FakeDialect, ImageRequest, Refusal } from "./types.ts";

const Body = z.strictObject({
  model: z.string(),
  prompt: z.string().min(1),
  n: z.literal(1),
  size: z
    .string()
    .regex(/^\d+x\d+$/)
    .default("1024x1024"),
});

/** A type where the gateway tells one; `flux-url` answers with an address. */
const MODELS = [
  { id: "black-forest-labs/flux-dev", type: "image" },
  { id: "flux-url", type: "image" },
  { id: "gpt-9-chat", type: "chat" },
  { id: "sdxl-turbo" },
  { id: "llama-9" },
  { id: "vendor/draws", architecture: { output_modalities: ["text", "image"] } },
  { id: "vendor/sees-images", architecture: { output_modalities: ["text"] } },
];

let serial = 0;

/** A gateway with OpenAI's errors and masks, no seeds, and no field more than all such servers take. */
export const fakeGateway: FakeDialect = {
  endpoints: {
    "POST /v1/images/generations": async (request) => understand(request),
    "POST /v1/images/edits": understandEdit,
  },
  modelsPath: "/v1/models",
  models: { object: "list", data: MODELS },
  answer: ({ base64, url }, { fields }) => ({
    created: 1_760_000_000,
    data: [fields.model === "flux-url" ? { url } : { b64_json: base64 }],
  }),
  wrongKey: wrongKey("…"),
  notFound: refusal(404, { message: "Not found" }),
};

async function understandEdit(request: ImageRequest): Promise<Job | Refusal> {
  const job = understand(request);
  if ("status" in job) return job;
  const [source] = request.files.filter(({ field }) => field === "image");
  const mask = request.files.find(({ field }) => field === "mask");
  if (!source) return refusal(400, { message: "Missing image.", param: "image" });
  // As OpenAI: where alpha is 0 it is to be edited.
  const light = mask && (await sharp(mask.bytes).extractChannel("alpha").negate().png().toBuffer());
  return { ...job, source: source.bytes, ...(light && { mask: light }) };
}

function understand({ fields }: ImageRequest): Job | Refusal {
  const { data: body, error } = Body.safeParse(fields);
  if (!body) return refusal(400, { message: z.prettifyError(error), code: "invalid_value" });
  if (!MODELS.some(({ id }) => id === body.model)) return unknownModel(body.model);
  const [width = 0, height = 0] = body.size.split("x").map(Number);
  serial += 1;
  return {
    prompt: body.prompt,
    negativePrompt: "",
    width,
    height,
    seed: serial,
    knobs: [],
    strength: 0.8,
    format: "png",
  };
}
