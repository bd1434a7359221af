import sharp from "sharp";
import type { ProviderImage, ProviderRequest, Size } from "#lib/images/providers/types.ts";
import { leadingColors } from "./borrow.ts";
import type { Color } from "./color.ts";
import { editPicture } from "./edit.ts";
import { cropMask, paintRegion, readMask, regionOf } from "./mask.ts";
import { fromRaster, type Raster, toRaster } from "./raster.ts";
import { renderPrompt } from "./render.ts";
import { parseScene, type Scene } from "./scene.ts";

export const STEPS = { min: 4, max: 40, step: 1, default: 12 };
export const STRENGTH = { min: 0, max: 1, step: 0.05, default: 0.6 };
export const LONGEST_SIDE = 2048;
const DEFAULT_SIZE: Size = { width: 1024, height: 1024 };

/** A request, understood: everything that its outputs have in common. */
export type Job = {
  request: ProviderRequest;
  scene: Scene;
  detail: number;
  borrowed: readonly Color[];
};

type Pixels = Size & { data: Buffer; channels: number };

export async function createJob(request: ProviderRequest): Promise<Job> {
  const { min, max } = STEPS;
  const palettes = await Promise.all(request.references.map(({ bytes }) => leadingColors(sharp(bytes))));
  return {
    request,
    scene: parseScene(request.prompt, request.negativePrompt),
    detail: ((request.params.steps ?? STEPS.default) - min) / (max - min),
    borrowed: palettes[1] ? interleave(palettes[0] ?? [], palettes[1]) : (palettes[0] ?? []),
  };
}

/** One output as PNG. It depends on nothing but the request and the seed. */
export async function drawOutput(job: Job, seed: number): Promise<Buffer> {
  const { source, mask } = job.request;
  if (!source) return encode(await drawText(job, seed));
  return mask ? drawMasked(job, seed, source, mask) : encode(await drawEdit(job, seed, source));
}

function drawText({ request, scene, detail, borrowed }: Job, seed: number): Promise<Raster> {
  const size = requestedSize(request) ?? DEFAULT_SIZE;
  return renderPrompt(request.prompt, scene, { size, seed, detail, borrowed });
}

async function drawEdit(job: Job, seed: number, source: ProviderImage): Promise<Raster> {
  const size = requestedSize(job.request) ?? { width: LONGEST_SIDE, height: LONGEST_SIDE };
  const fit = requestedSize(job.request) ? "cover" : "inside";
  const raster = await toRaster(
    sharp(source.bytes).resize({ ...size, fit, withoutEnlargement: fit === "inside" }),
  );
  return editPicture(raster, editRequest(job, seed));
}

/** Works on the rectangle around the mask alone, so that what is added lands inside of it. */
async function drawMasked(
  job: Job,
  seed: number,
  source: ProviderImage,
  maskImage: ProviderImage,
): Promise<Buffer> {
  const pixels = await decode(source);
  const mask = await readMask(maskImage, pixels);
  const region = regionOf(mask, pixels);
  if (!region) return encode(pixels);
  const part = await toRaster(sharp(source.bytes).extract(region));
  const painted = await editPicture(part, {
    ...editRequest(job, seed),
    mask: cropMask(mask, pixels, region),
  });
  return encode({ ...pixels, data: await paintRegion(pixels, mask, region, painted) });
}

function editRequest({ request, scene, detail, borrowed }: Job, seed: number) {
  const strength = request.params.strength ?? STRENGTH.default;
  return { prompt: request.prompt, scene, seed, detail, borrowed, strength };
}

function requestedSize({ params: { width, height } }: ProviderRequest): Size | null {
  return width && height ? { width, height } : null;
}

async function decode({ bytes }: ProviderImage): Promise<Pixels> {
  const { data, info } = await sharp(bytes).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

function encode(picture: Raster | Pixels): Promise<Buffer> {
  const { data, width, height } = picture;
  const image =
    "channels" in picture && picture.channels === 4
      ? sharp(data, { raw: { width, height, channels: 4 } })
      : fromRaster(picture);
  return image.png({ compressionLevel: 6 }).toBuffer();
}

function interleave(first: readonly Color[], second: readonly Color[]): Color[] {
  return first.flatMap((color, index) => [color, second[index] ?? color]);
}
