import sharp from "sharp";
import { z } from "zod";
import { type Input as Drawn, fromDataUri } from "#tests/fakes/fal/contract.ts";

const DataUri = z.string().regex(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/);
const seed = z.int().min(0).max(2_147_483_647).optional();
const prompt = z.string().min(1);
const side = z.int().min(256).max(2048).multipleOf(16).optional();
const RATIOS = ["1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21"] as const;

/** What the models of the cog for FLUX.1 make of the ratios that we ask for, at one megapixel. */
const SIZES: Partial<Record<(typeof RATIOS)[number], [number, number]>> = {
  "1:1": [1024, 1024],
  "3:2": [1216, 832],
  "2:3": [832, 1216],
  "16:9": [1344, 768],
  "9:16": [768, 1344],
  "21:9": [1536, 640],
  "9:21": [640, 1536],
};

const flux1 = (stepsMax: number) => ({
  prompt,
  seed,
  output_format: z.enum(["webp", "jpg", "png"]).default("webp"),
  aspect_ratio: z.enum(RATIOS).default("1:1"),
  megapixels: z.enum(["1", "0.25"]).default("1"),
  num_inference_steps: z.int().min(1).max(stepsMax).optional(),
  // As it is unless told otherwise: a seed means nothing then.
  go_fast: z.boolean().default(true),
});

/** By model, as their pages say; the fields that we never send are left out, so that they are refused. */
const INPUTS = {
  "black-forest-labs/flux-2-pro": z.strictObject({
    prompt,
    seed,
    output_format: z.enum(["webp", "jpg", "png"]).default("webp"),
    aspect_ratio: z.enum([...RATIOS, "match_input_image", "custom"]).default("1:1"),
    resolution: z.enum(["match_input_image", "0.5 MP", "1 MP", "2 MP", "4 MP"]).default("1 MP"),
    width: side,
    height: side,
    input_images: z.array(DataUri).max(8).default([]),
  }),
  "black-forest-labs/flux-dev": z.strictObject({
    ...flux1(50),
    guidance: z.number().min(0).max(10).optional(),
    image: DataUri.optional(),
    prompt_strength: z.number().min(0).max(1).default(0.8),
  }),
  "black-forest-labs/flux-schnell": z.strictObject(flux1(4)),
  "black-forest-labs/flux-fill-pro": z.strictObject({
    prompt,
    seed,
    output_format: z.enum(["jpg", "png"]).default("jpg"),
    image: DataUri,
    mask: DataUri,
  }),
};

type Read = { drawn: Drawn } | { refused: string };

export function hasModel(id: string): id is keyof typeof INPUTS {
  return id in INPUTS;
}

/** What is to be drawn, or why the input is refused, at once. */
export async function readInput(modelId: keyof typeof INPUTS, body: unknown): Promise<Read> {
  const parsed = z.strictObject({ input: INPUTS[modelId] }).safeParse(body);
  if (!parsed.success) return { refused: z.prettifyError(parsed.error) };
  const { input } = parsed.data;
  const seeded = "go_fast" in input && input.go_fast ? Math.floor(Math.random() * 1e9) : input.seed;
  const output_format = input.output_format === "jpg" ? "jpeg" : input.output_format;
  const drawn: Drawn = { prompt: input.prompt, seed: seeded, output_format };
  if ("mask" in input) {
    const [image, mask] = await Promise.all(
      [input.image, input.mask].map((uri) => sharp(fromDataUri(uri)).metadata()),
    );
    if (mask?.hasAlpha || image?.width !== mask?.width || image?.height !== mask?.height)
      return { refused: "- input.mask: Must be opaque and have the size of the image" };
    return { drawn: { ...drawn, image_url: input.image, mask_url: input.mask, strength: 1 } };
  }
  if ("input_images" in input) {
    const { width, height, aspect_ratio, input_images } = input;
    if (aspect_ratio === "custom" && !(width && height)) return { refused: "- input.width: Missing" };
    if (aspect_ratio === "match_input_image" && input_images.length === 0)
      return { refused: "- input.input_images: Missing" };
    const size = aspect_ratio === "custom" && width && height ? { width, height } : undefined;
    return {
      drawn: { ...drawn, image_size: size, ...(input_images.length > 0 && { image_urls: input_images }) },
    };
  }
  if ("image" in input && input.image)
    return { drawn: { ...drawn, image_url: input.image, strength: input.prompt_strength } };
  const [width, height] = SIZES[input.aspect_ratio] ?? [1024, 1024];
  const scale = input.megapixels === "0.25" ? 0.5 : 1;
  return { drawn: { ...drawn, image_size: { width: width * scale, height: height * scale } } };
}
