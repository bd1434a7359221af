import sharp from "sharp";
import { z } from "zod";
import type { Job } from "./drawing.ts";
import type { FakeDialect, ImageRequest, Refusal } from "./types.ts";

/** What the server draws with when nobody says otherwise. */
export const DEFAULT_SEED = 42;

const BLOCK = /<sd_cpp_extra_args>(.*?)<\/sd_cpp_extra_args>/;

/** More exact than the real one, which overlooks what it does not know. */
const ExtraArgs = z.strictObject({
  seed: z.int().default(DEFAULT_SEED),
  negative_prompt: z.string().default(""),
  strength: z.number().min(0).max(1).default(0.75),
  sample_params: z
    .strictObject({
      sample_steps: z.int().min(1).default(20),
      guidance: z.strictObject({ txt_cfg: z.number().default(7) }).prefault({}),
    })
    .prefault({}),
});

/** stable-diffusion.cpp's sd-server, after examples/server/routes_openai.cpp. */
export const fakeSdServer: FakeDialect = {
  endpoints: {
    "POST /v1/images/generations": async (request) => understand(request, ["png", "jpeg", "webp"]),
    "POST /v1/images/edits": understandEdit,
  },
  modelsPath: "/v1/models",
  models: { data: [{ id: "sd-cpp-local", object: "model", owned_by: "local" }] },
  answer: ({ base64 }, { fields }) => ({
    created: 1_760_000_000,
    data: [{ b64_json: base64 }],
    output_format: fields.output_format ?? "png",
  }),
  wrongKey: refuse("no keys here"),
  notFound: { status: 404, body: "", headers: { "content-type": "text/plain" } },
};

async function understandEdit(request: ImageRequest): Promise<Job | Refusal> {
  const [first] = request.files.filter(({ field }) => field === "image");
  const mask = request.files.find(({ field }) => field === "mask");
  if (!first) return refuse("at least one image[] required");
  const job = understand(request, ["png", "jpeg"]);
  if ("status" in job) return job;
  // One channel is read, and alpha is not looked at.
  const light = mask && (await sharp(mask.bytes).removeAlpha().toColourspace("b-w").png().toBuffer());
  return { ...job, source: first.bytes, ...(light && { mask: light }) };
}

function understand({ fields }: ImageRequest, formats: readonly string[]): Job | Refusal {
  const { prompt = "", n = 1, size, output_format: format = "png", ...others } = fields;
  const [unknown] = Object.keys(others);
  if (unknown) return refuse(`unknown field ${unknown}`);
  if (typeof prompt !== "string" || prompt === "") return refuse("prompt required");
  if (n !== 1) return refuse("the fake draws one at a time");
  if (!formats.includes(String(format))) return refuse("invalid output_format");
  const [, width = 512, height = 512] = (/^(\d+)x(\d+)$/.exec(String(size)) ?? []).map(Number);
  const args = readExtraArgs(BLOCK.exec(prompt)?.[1]);
  if (!args) return refuse("invalid sd_cpp_extra_args");
  return {
    prompt: prompt.replaceAll(new RegExp(BLOCK, "g"), ""),
    negativePrompt: args.negative_prompt,
    width,
    height,
    seed: args.seed,
    knobs: [args.sample_params],
    strength: args.strength,
    format: format === "jpeg" || format === "webp" ? format : "png",
  };
}

function readExtraArgs(json = "{}"): z.infer<typeof ExtraArgs> | undefined {
  try {
    return ExtraArgs.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function refuse(error: string): Refusal {
  return { status: 400, body: { error } };
}
