import { createHash } from "node:crypto";
import sharp from "sharp";

type Fields = Record<string, unknown>;
type Canvas = { width: number; height: number };

/** A real picture that hangs on all that hangs on it for a real server. The same request gives the same bytes. */
export async function draw(body: Fields, checkpoint: string): Promise<Buffer> {
  const canvas = { width: Number(body.width), height: Number(body.height) };
  const fresh = await paint(body, checkpoint, canvas);
  const [source] = Array.isArray(body.init_images) ? body.init_images : [];
  if (typeof source !== "string") return fresh;
  return paintOver(Buffer.from(source, "base64"), fresh, body, canvas);
}

/** What an interrupted server gives out: the same, half done. */
export async function drawHalf(body: Fields, checkpoint: string): Promise<Buffer> {
  return sharp(await draw(body, checkpoint))
    .blur(20)
    .png({ compressionLevel: 1 })
    .toBuffer();
}

export async function drawPreview(body: Fields, checkpoint: string): Promise<Buffer> {
  return sharp(await draw(body, checkpoint))
    .resize(64, 64, { fit: "inside" })
    .jpeg({ quality: 50 })
    .toBuffer();
}

async function paint(body: Fields, checkpoint: string, { width, height }: Canvas): Promise<Buffer> {
  const { prompt, negative_prompt, seed, steps, cfg_scale, sampler_name, scheduler } = body;
  const ingredients = [prompt, negative_prompt, seed, steps, cfg_scale, sampler_name, scheduler, checkpoint];
  const [hue = 0, x = 0, radius = 0] = createHash("sha256").update(ingredients.join("\n")).digest();
  const degrees = Math.round((hue / 255) * 360);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="100" height="100" fill="hsl(${degrees},70%,55%)"/>
    <circle cx="${20 + (x % 60)}" cy="50" r="${10 + (radius % 25)}" fill="hsl(${(degrees + 150) % 360},70%,45%)"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 1 }).toBuffer();
}

async function paintOver(source: Buffer, fresh: Buffer, body: Fields, canvas: Canvas): Promise<Buffer> {
  const { width, height } = canvas;
  const weight = await weightOf(body, canvas);
  const paint = await sharp(fresh)
    .joinChannel(weight, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(source)
    .resize(width, height, { fit: "fill" })
    .removeAlpha()
    .composite([{ input: paint }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** How much of the new picture shows at each pixel. */
async function weightOf(body: Fields, { width, height }: Canvas): Promise<Buffer> {
  const strength = Math.round(Number(body.denoising_strength) * 255);
  if (typeof body.mask !== "string") return Buffer.alloc(width * height, strength);
  const gray = await sharp(await maskOf(Buffer.from(body.mask, "base64")))
    .resize(width, height, { fit: "fill" })
    .blur(Math.max(0.3, Number(body.mask_blur ?? 4)))
    .extractChannel(0)
    .raw()
    .toBuffer();
  const isInverted = body.inpainting_mask_invert === 1;
  return Buffer.from(gray.map((value) => ((isInverted ? 255 - value : value) * strength) / 255));
}

/** As A1111's `create_binary_mask`: of a mask with any transparency the alpha counts, opaque is edited. */
async function maskOf(bytes: Buffer): Promise<Buffer> {
  const { isOpaque } = await sharp(bytes).stats();
  const channel = sharp(bytes).extractChannel(isOpaque ? 0 : "alpha");
  return channel.threshold(128).toColourspace("b-w").png().toBuffer();
}
