import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import sharp from "sharp";

/** Pixels, three bytes each. */
export type Raster = { width: number; height: number; data: Buffer };
/** `mask`: one byte a pixel, 255 is repainted. `blank`: nothing is in it yet. */
export type Latent = Raster & { blank: boolean; mask?: Buffer };

export type Channel = "red" | "green" | "blue" | "alpha";

const LATENT_PIXELS = 8;

export function emptyLatent(width: number, height: number): Latent {
  const size = { width: grid(width), height: grid(height) };
  return { ...size, blank: true, data: Buffer.alloc(size.width * size.height * 3, 128) };
}

/** Cut to whole squares, as the real one does. */
export async function encode({ width, height, data }: Raster): Promise<Latent> {
  const size = { width: grid(width), height: grid(height) };
  const cut = await sharp(data, { raw: { width, height, channels: 3 } })
    .extract({ left: 0, top: 0, ...size })
    .raw()
    .toBuffer();
  return { ...size, blank: false, data: cut };
}

/** What denoising makes of a latent: the picture of prompt and seed, as far as `denoise` and the mask let it through. */
export async function sample(latent: Latent, words: string, seed: number, denoise: number): Promise<Latent> {
  const { width, height, mask } = latent;
  const fresh = await paint(`${words}\n${seed}`, width, height);
  const data = Buffer.alloc(latent.data.length);
  for (let index = 0; index < data.length; index += 1) {
    const weight = ((mask?.[Math.floor(index / 3)] ?? 255) / 255) * denoise;
    data[index] = Math.round((latent.data[index] ?? 0) * (1 - weight) + (fresh[index] ?? 0) * weight);
  }
  return { width, height, blank: false, data };
}

export async function readRaster(file: Buffer): Promise<Raster> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** As LoadImageMask: a colour as it is, alpha turned around. */
export async function readMask(file: Buffer, channel: Channel): Promise<Raster> {
  const picture = sharp(file).ensureAlpha().toColourspace("srgb");
  const { data, info } = await picture.extractChannel(channel).raw().toBuffer({ resolveWithObject: true });
  const mask = channel === "alpha" ? data.map((value) => 255 - value) : data;
  return { width: info.width, height: info.height, data: Buffer.from(mask) };
}

/** A PNG with the whole graph in a text, as the real one saves it. */
export async function savedPng(raster: Raster, graph: unknown): Promise<Buffer> {
  const png = await toSharp(raster).png({ compressionLevel: 1 }).toBuffer();
  const text = Buffer.from(`tEXtprompt\0${JSON.stringify(graph)}`, "latin1");
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(text.length - 4);
  check.writeUInt32BE(crc32(text));
  const header = 8 + 25;
  return Buffer.concat([png.subarray(0, header), length, text, check, png.subarray(header)]);
}

export function previewJpeg(raster: Raster): Promise<Buffer> {
  return toSharp(raster).resize(64, 64, { fit: "inside" }).jpeg().toBuffer();
}

export function plainPng(raster: Raster): Promise<Buffer> {
  return toSharp(raster).png({ compressionLevel: 1 }).toBuffer();
}

function toSharp({ width, height, data }: Raster) {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function paint(words: string, width: number, height: number): Promise<Buffer> {
  const [hue = 0, place = 0, radius = 0] = createHash("sha256").update(words).digest();
  const degrees = Math.round((hue / 255) * 360);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="100" height="100" fill="hsl(${degrees},85%,45%)"/>
    <circle cx="${30 + (place % 40)}" cy="50" r="${10 + (radius % 25)}" fill="hsl(${(degrees + 150) % 360},80%,35%)"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().toColourspace("srgb").raw().toBuffer();
}

function grid(side: number): number {
  return Math.floor(side / LATENT_PIXELS) * LATENT_PIXELS;
}
