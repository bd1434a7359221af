import sharp, { type Region } from "sharp";
import { encodeGrayMask } from "#lib/images/providers/masks.ts";
import type { ProviderImage, ProviderRequest } from "#lib/images/providers/types.ts";
import { borderOf } from "./border.ts";
import { aspectOf, routeOf } from "./models.ts";

/** A form that gives one picture, all but its seed: each picture of several has its own. */
type Form = (seed: number) => FormData;

/** A whole request may have 10 MiB; the rest of it is small. */
const SOURCE_BYTES = 9 * 1024 * 1024;
const READ_THERE = new Set(["image/png", "image/jpeg", "image/webp"]);

/** Encodes the pictures of a request once for all its calls. */
export async function buildForm(request: ProviderRequest): Promise<Form> {
  const { prompt, negativePrompt, params, source, mask, model } = request;
  const { outputFormat, guidance, searchPrompt, creativity } = params;
  const border = mask && model.borderMax !== undefined ? await borderOf(mask, model) : null;
  const fields = {
    prompt: prompt || undefined,
    search_prompt: searchPrompt,
    negative_prompt: negativePrompt,
    output_format: outputFormat ?? "png",
    model: routeOf(model.id).model,
    cfg_scale: guidance,
    creativity,
    ...(border ? border.margins : kindFields(request)),
  };
  const files = {
    image: source && (await encodeSource(border ? await cut(source, border.kept) : source)),
    mask: mask && !border && toFile(await encodeGrayMask(mask), "image/png"),
  };
  return (seed) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, seed })) {
      if (value !== undefined) form.append(name, String(value));
    }
    for (const [name, file] of Object.entries(files)) if (file) form.append(name, file, name);
    return form;
  };
}

/** A source brings its shape along, so none is sent with it. */
function kindFields(request: ProviderRequest): Record<string, string | number | undefined> {
  const { operation, params, model } = request;
  // Painted all over what was painted, and not beyond: what is outside is put back.
  if (operation === "inpaint") return { grow_mask: 0 };
  const mode = routeOf(model.id).model && operation;
  if (operation === "image-to-image") {
    return { mode, strength: params.strength ?? model.strength?.default };
  }
  const { width, height } = params;
  return { mode, aspect_ratio: width && height ? aspectOf({ width, height }) : undefined };
}

async function cut({ bytes }: ProviderImage, region: Required<Region>): Promise<ProviderImage> {
  const { width, height } = region;
  return { bytes: await sharp(bytes).extract(region).png().toBuffer(), mimeType: "image/png", width, height };
}

async function encodeSource({ bytes, mimeType }: ProviderImage): Promise<Blob> {
  if (bytes.length > SOURCE_BYTES) {
    return toFile(await sharp(bytes).webp({ quality: 95 }).toBuffer(), "image/webp");
  }
  if (READ_THERE.has(mimeType)) return toFile(bytes, mimeType);
  return toFile(await sharp(bytes).png().toBuffer(), "image/png");
}

function toFile(bytes: Buffer, type: string): Blob {
  return new Blob([new Uint8Array(bytes)], { type });
}
