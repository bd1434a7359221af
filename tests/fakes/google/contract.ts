import sharp from "sharp";
import { z } from "zod";
import type { FakeModel } from "./models.ts";
import { invalid } from "./refusals.ts";
import type { Refusal } from "./types.ts";

const MIME_TYPES = ["image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"] as const;
const PICTURES_MAX = 14;
const REQUEST_BYTES_MAX = 20 * 1024 * 1024;
const INT32_MAX = 2_147_483_647;

const Part = z.union([
  z.strictObject({ text: z.string().min(1) }),
  z.strictObject({ inlineData: z.strictObject({ mimeType: z.enum(MIME_TYPES), data: z.base64().min(1) }) }),
]);

/** The body of `generateContent`, as far as a picture model takes it: nothing else may be in it. */
const Body = z.strictObject({
  contents: z
    .array(z.strictObject({ role: z.enum(["user", "model"]).optional(), parts: z.array(Part).min(1) }))
    .min(1),
  generationConfig: z
    .strictObject({
      responseModalities: z.array(z.enum(["TEXT", "IMAGE"])).min(1),
      candidateCount: z.literal(1).optional(),
      seed: z
        .int()
        .min(-INT32_MAX - 1)
        .max(INT32_MAX)
        .optional(),
      temperature: z.number().min(0).max(2).optional(),
      imageConfig: z
        .strictObject({ aspectRatio: z.string().optional(), imageSize: z.string().optional() })
        .optional(),
    })
    .optional(),
});

/** What was asked for, read. */
export type Asked = {
  text: string;
  pictures: Buffer[];
  seed: number | undefined;
  aspectRatio: string | undefined;
  imageSize: string;
};

/** Reads a body as strictly as the real server does. */
export async function readAsked(body: unknown, bytes: number, model: FakeModel): Promise<Asked | Refusal> {
  if (bytes > REQUEST_BYTES_MAX) return invalid("Request payload size exceeds the limit: 20971520 bytes.");
  const parsed = Body.safeParse(body);
  if (!parsed.success) return invalid(describeIssue(parsed.error));
  const parts = parsed.data.contents.flatMap((content) => content.parts);
  const inline = parts.flatMap((part) => ("inlineData" in part ? [part.inlineData] : []));
  const config = parsed.data.generationConfig;
  const { aspectRatio, imageSize } = config?.imageConfig ?? {};
  if (!config?.responseModalities.includes("IMAGE")) return invalid("The fake only answers pictures.");
  if (inline.length > PICTURES_MAX) return invalid(`At most ${PICTURES_MAX} images are supported.`);
  if (aspectRatio !== undefined && !model.ratios.includes(aspectRatio)) {
    return invalid(`Aspect ratio ${aspectRatio} is not supported by this model.`);
  }
  if (imageSize !== undefined && !model.imageSizes.includes(imageSize)) {
    return invalid(`Image size ${imageSize} is not supported by this model.`);
  }
  for (const { mimeType, data } of inline) {
    if (!(await isPicture(mimeType, data))) return invalid("Unable to process input image.");
  }
  return {
    text: parts.map((part) => ("text" in part ? part.text : "")).join("\n"),
    pictures: inline.map(({ data }) => Buffer.from(data, "base64")),
    seed: config.seed,
    aspectRatio,
    imageSize: imageSize ?? "1K",
  };
}

function describeIssue({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === "unrecognized_keys") {
    return `Invalid JSON payload received. Unknown name "${issue.keys[0]}" at '${issue.path.join(".")}': Cannot find field.`;
  }
  return `Invalid value at '${issue?.path.join(".")}': ${issue?.message}`;
}

async function isPicture(mimeType: string, data: string): Promise<boolean> {
  const { format } = await sharp(Buffer.from(data, "base64"))
    .metadata()
    .catch(() => ({ format: undefined }));
  return mimeType === `image/${format}` || (format === "heif" && mimeType.startsWith("image/hei"));
}
