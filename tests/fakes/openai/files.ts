import sharp from "sharp";
import { findFakeModel } from "./models.ts";
import { invalid } from "./refusals.ts";
import type { Refusal, UploadedFile } from "./types.ts";

const MEGABYTE = 1024 * 1024;
const FORMATS: Record<string, string> = { "image/png": "png", "image/jpeg": "jpeg", "image/webp": "webp" };

/** The rules for the pictures of an edit by `model`. */
export async function checkFiles(files: readonly UploadedFile[], model: unknown): Promise<Refusal | null> {
  const images = files.filter(({ field }) => field === "image");
  const masks = files.filter(({ field }) => field === "mask");
  const markups = files.filter(({ field }) => field === "markup");
  const [first] = images;
  if (images.length + masks.length + markups.length < files.length)
    return invalid("", "Unknown file field.", "unknown_parameter");
  if (!first) return invalid("image", "Missing required parameter: 'image'.", "missing_required_parameter");
  if (images.length > 16) return invalid("image", "At most 16 images.");
  for (const image of images) {
    const problem = await imageProblem(image);
    if (problem) return invalid("image", problem, "invalid_image_file");
  }
  const problem = masks.length > 1 ? "At most one mask." : await maskProblem(first, masks[0]);
  if (problem) return invalid("mask", problem, "invalid_image_file");
  return await checkMarkup(first, { markups, masks, model });
}

type Drawn = { markups: readonly UploadedFile[]; masks: readonly UploadedFile[]; model: unknown };

async function checkMarkup(image: UploadedFile, { markups, masks, model }: Drawn): Promise<Refusal | null> {
  const [markup] = markups;
  if (!markup) return null;
  if (!findFakeModel(model)?.markup)
    return invalid("markup", `'markup' is not supported by the model '${model}'.`);
  if (markups.length > 1) return invalid("markup", "At most one markup.");
  if (masks.length > 0) return invalid("markup", "'markup' cannot be combined with 'mask'.");
  const problem = await markupProblem(image, markup);
  return problem ? invalid("markup", problem, "invalid_image_file") : null;
}

async function markupProblem(image: UploadedFile, { type, bytes }: UploadedFile): Promise<string | null> {
  if (type !== "image/png" || (await formatOf(bytes)) !== "png") return "A markup must be a PNG.";
  const [drawn, whole] = [await sharp(bytes).metadata(), await sharp(image.bytes).metadata()];
  if (!drawn.hasAlpha || (await sharp(bytes).stats()).isOpaque)
    return "A markup must have transparent pixels.";
  const same = drawn.width === whole.autoOrient.width && drawn.height === whole.autoOrient.height;
  return same ? null : "A markup must have the size of the first image.";
}

async function imageProblem({ type, bytes }: UploadedFile): Promise<string | null> {
  const format = FORMATS[type];
  if (!format) return `Unsupported mimetype ('${type}'). Supported: image/jpeg, image/png, image/webp.`;
  if (bytes.length >= 50 * MEGABYTE) return "An image must be smaller than 50 MB.";
  return (await formatOf(bytes)) === format ? null : "The file is not what its type says.";
}

async function maskProblem(image: UploadedFile, mask: UploadedFile | undefined): Promise<string | null> {
  if (!mask) return null;
  if (mask.bytes.length >= 4 * MEGABYTE) return "A mask must be smaller than 4 MB.";
  if (mask.type !== "image/png" || (await formatOf(mask.bytes)) !== "png") return "A mask must be a PNG.";
  const [masked, whole] = [await sharp(mask.bytes).metadata(), await sharp(image.bytes).metadata()];
  if (!masked.hasAlpha) return "Invalid mask image format - mask must have an alpha channel.";
  const same = masked.width === whole.width && masked.height === whole.height;
  return same ? null : "Invalid mask image size - mask and image must have the same size.";
}

async function formatOf(bytes: Buffer): Promise<string | undefined> {
  return sharp(bytes)
    .metadata()
    .then(({ format }) => format)
    .catch(() => undefined);
}
