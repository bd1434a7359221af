import sharp from "sharp";
import { type Color, channels } from "./color.ts";
import { hashText } from "./random.ts";
import { forEachPixel, fromRaster, type Raster, toRaster } from "./raster.ts";
import { clamp, grain, luminance, smear, smoothNoise, vignette, waver } from "./texture.ts";
import type { Style } from "./vocabulary.ts";

type Treatment = (raster: Raster, key: string) => Promise<Raster>;

/** What a style word does to finished pixels: the same for a drawing of ours and for a photograph. */
const TREATMENTS: Record<Style, Treatment> = {
  watercolor: paintWatercolor,
  poster: printPoster,
  pencil: drawPencil,
  neon: glowNeon,
  pixel: setPixels,
  minimal: (raster, key) => grain(raster, key, 5),
  vintage: ageFilm,
  woodcut: cutWood,
  oil: paintOil,
};

/** @param key decides the noise; the same key gives the same pixels */
export function applyStyle(style: Style, raster: Raster, key: string): Promise<Raster> {
  return TREATMENTS[style](raster, key);
}

/** The surface of a picture without a style: fine grain and a hint of darker corners. */
export async function finish(raster: Raster, key: string): Promise<Raster> {
  return grain(await vignette(raster, 0.16), key, 9);
}

async function paintWatercolor(raster: Raster, key: string): Promise<Raster> {
  const unit = unitOf(raster);
  const wavering = await waver(raster, key, 26 * unit, 5 * unit);
  const flat = await smear(wavering, 5);
  const soft = await toRaster(fromRaster(flat).blur(9 * unit));
  const [pigment, paper, edge] = await Promise.all([
    smoothNoise(raster, 60 * unit, `${key}:pigment`),
    smoothNoise(raster, Math.max(2, 2.6 * unit), `${key}:paper`),
    smoothNoise(raster, 40 * unit, `${key}:edge`),
  ]);
  const { data, width, height } = flat;
  const white = channels("#fbf7ee");
  await forEachPixel(flat, (at, x, y) => {
    const pixel = at / 3;
    const flow = ((pigment[pixel] ?? 128) - 128) / 128;
    const tooth = ((paper[pixel] ?? 128) - 128) / 128;
    const margin =
      Math.min(x, y, width - 1 - x, height - 1 - y) / unit - 24 - ((edge[pixel] ?? 128) - 128) * 0.09;
    const cover = Math.max(0, Math.min(1, margin / 3)) * (0.87 + 0.09 * flow);
    const rim = margin > 0 && margin < 9 ? 0.93 : 1;
    for (let channel = 0; channel < 3; channel++) {
      const value = data[at + channel] ?? 0;
      const edged = (value + 0.85 * (value - (soft.data[at + channel] ?? value))) * rim;
      const base = white[channel] ?? 255;
      data[at + channel] = clamp(base + (edged - base) * cover + tooth * 6);
    }
  });
  return flat;
}

async function printPoster(raster: Raster, key: string): Promise<Raster> {
  const flat = await smear(raster, 5);
  const few = await toRaster(
    sharp(
      await fromRaster(flat)
        .modulate({ saturation: 1.18 })
        .png({ palette: true, colours: 10, dither: 0, compressionLevel: 1 })
        .toBuffer(),
    ),
  );
  return grain(few, key, 6);
}

async function drawPencil(raster: Raster, key: string): Promise<Raster> {
  const unit = unitOf(raster);
  const calm = await smear(raster, 3);
  const wavering = await waver(calm, key, 30 * unit, 3.5 * unit);
  const soft = await toRaster(fromRaster(wavering).blur(Math.max(0.6, 3.2 * unit)));
  const tooth = await smoothNoise(raster, Math.max(2, 1.6 * unit), `${key}:tooth`);
  const [lead, paper] = [channels("#34353d"), channels("#f8f4ea")];
  const { data } = wavering;
  await forEachPixel(wavering, (at, x, y) => {
    const light = luminance(data, at);
    // Dividing a picture by its own blur leaves its edges, as when one dodges with an inverted copy.
    const edge = clamp((light * 255) / Math.max(1, luminance(soft.data, at))) / 255;
    const hatch = hatching(light / 255, x / unit, y / unit);
    const rough = ((tooth[at / 3] ?? 128) - 128) / 128;
    const ink = Math.min(1, Math.max(0, (1 - edge ** 9) * 1.5 + hatch * (0.9 + 0.5 * rough)));
    for (let channel = 0; channel < 3; channel++) {
      const [from, to] = [paper[channel] ?? 255, lead[channel] ?? 0];
      data[at + channel] = clamp(from + (to - from) * ink + rough * 5);
    }
  });
  return wavering;
}

/** Strokes in one direction for half shade, crossed by others in the dark. */
function hatching(light: number, x: number, y: number): number {
  const stripe = (along: number, pitch: number) => 0.5 + 0.5 * Math.sin((along / pitch) * 6.283);
  const first = Math.max(0, 0.86 - light) * stripe(x * 0.75 + y + 3 * Math.sin(x * 0.02), 6.5);
  const second = Math.max(0, 0.5 - light) * stripe(x - y * 0.6, 6) * 1.1;
  return first * 0.72 + second + Math.max(0, 0.55 - light) * 0.3;
}

async function glowNeon(raster: Raster, key: string): Promise<Raster> {
  const unit = unitOf(raster);
  const vivid = await toRaster(fromRaster(raster).modulate({ saturation: 1.35 }).linear(1.18, -18));
  const bright = await toRaster(
    fromRaster(vivid)
      .linear(1.9, -190)
      .blur(20 * unit),
  );
  const ramp = ["#0a0524", "#3b1185", "#d6258e", "#ff8ad0", "#c9fbff"].map(channels);
  const { data } = vivid;
  await forEachPixel(vivid, (at, _x, y) => {
    const level = (luminance(data, at) / 255) * (ramp.length - 1);
    const step = Math.min(ramp.length - 2, Math.floor(level));
    const scan = Math.floor(y / Math.max(1, 2 * unit)) % 2 === 0 ? 1 : 0.95;
    for (let channel = 0; channel < 3; channel++) {
      const [low, high] = [ramp[step]?.[channel] ?? 0, ramp[step + 1]?.[channel] ?? 0];
      const mapped = low + (high - low) * (level - step);
      const value = (data[at + channel] ?? 0) * 0.55 + mapped * 0.45;
      const glow = bright.data[at + channel] ?? 0;
      data[at + channel] = clamp((255 - ((255 - value) * (255 - glow * 0.75)) / 255) * scan);
    }
  });
  return grain(vivid, key, 6);
}

async function setPixels(raster: Raster): Promise<Raster> {
  const { width, height } = raster;
  const scale = Math.min(1, 112 / Math.min(width, height));
  const [columns, rows] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const small = await toRaster(
    fromRaster(raster).resize(columns, rows, { fit: "fill" }).modulate({ saturation: 1.15 }).sharpen(),
  );
  const few = await toRaster(
    sharp(await fromRaster(small).png({ palette: true, colours: 28, dither: 0.35 }).toBuffer()),
  );
  return toRaster(fromRaster(few).resize(width, height, { fit: "fill", kernel: "nearest" }));
}

async function ageFilm(raster: Raster, key: string): Promise<Raster> {
  const warm = await toRaster(
    fromRaster(raster)
      .recomb([
        [0.66, 0.32, 0.1],
        [0.2, 0.7, 0.1],
        [0.16, 0.3, 0.46],
      ])
      .linear([0.86, 0.83, 0.76], [32, 25, 24]),
  );
  return grain(await vignette(warm, 0.42), key, 24);
}

/** Lines that swell with the dark, as a knife leaves them: two inks on cream paper. */
async function cutWood(raster: Raster, key: string): Promise<Raster> {
  const unit = unitOf(raster);
  const flat = await smear(raster, 3);
  const equal = await toRaster(fromRaster(flat).normalise());
  const sway = await smoothNoise(raster, 110 * unit, `${key}:sway`);
  const paper: Color = "#f3e8d0";
  const tones = [
    channels("#1d2230"),
    channels(["#b5482f", "#2f6b73", "#a8763a"][hashText(key) % 3] ?? "#b5482f"),
    channels(paper),
  ];
  const { data } = equal;
  await forEachPixel(equal, (at, x, y) => {
    const light = luminance(data, at) / 255;
    const bend = ((sway[at / 3] ?? 128) - 128) / 128;
    const wave = 0.5 + 0.5 * Math.sin(((y + bend * 8 * unit + x * 0.1) / (8 * unit)) * 6.283);
    const key1 = soften(light * 1.5 - 0.1 - wave * 0.52, 0.06);
    const key2 = soften(light * 1.15 - 0.34 - wave * 0.56, 0.07);
    for (let channel = 0; channel < 3; channel++) {
      const [dark, ink, white] = [
        tones[0]?.[channel] ?? 0,
        tones[1]?.[channel] ?? 0,
        tones[2]?.[channel] ?? 255,
      ];
      const under = ink + (white - ink) * key2;
      data[at + channel] = clamp(dark + (under - dark) * key1);
    }
  });
  return grain(equal, key, 9);
}

async function paintOil(raster: Raster, key: string): Promise<Raster> {
  const unit = unitOf(raster);
  const stroked = await waver(raster, key, 10 * unit, 7 * unit);
  const flat = await smear(stroked, 5);
  const bristle = await smoothNoise(raster, Math.max(2, 3.2 * unit), `${key}:bristle`);
  const { data, width } = flat;
  await forEachPixel(flat, (at, x) => {
    const slope = ((bristle[at / 3] ?? 0) - (bristle[at / 3 + (x < width - 2 ? 2 : 0)] ?? 0)) * 0.14;
    for (let channel = at; channel < at + 3; channel++) data[channel] = clamp((data[channel] ?? 0) + slope);
  });
  return toRaster(
    fromRaster(flat)
      .modulate({ saturation: 1.2 })
      .sharpen({ sigma: Math.max(0.6, 1.6 * unit) }),
  );
}

function soften(value: number, width: number): number {
  return Math.max(0, Math.min(1, value / width + 0.5));
}

/** A length of 1 on a picture whose shorter side has 1000 pixels. */
function unitOf({ width, height }: Raster): number {
  return Math.max(0.2, Math.min(width, height) / 1000);
}
