import sharp, { type Sharp } from "sharp";
import { mapToRamp } from "./borrow.ts";
import type { Color } from "./color.ts";
import { fromRaster, type Raster, toRaster } from "./raster.ts";
import type { Scene } from "./scene.ts";
import { vignette } from "./texture.ts";
import type { Season, Time } from "./vocabulary.ts";

type Edit = { asks: RegExp; apply: (raster: Raster) => Promise<Raster> };

/** In this order: first what moves pixels, then light, then color. */
const EDITS: readonly Edit[] = [
  { asks: /\b(upside[ -]down|flip(ped)? (it )?vertical(ly)?)\b/i, apply: withSharp((image) => image.flip()) },
  { asks: /\b(flip(ped)?(?! (it )?vertical)|mirror(ed)?)\b/i, apply: withSharp((image) => image.flop()) },
  { asks: /\bblur(red|ry)?( out)? (the )?(background|surroundings)\b|\bbokeh\b/i, apply: blurBackground },
  {
    asks: /\b(blur(red|ry)?|softer|soft focus)\b(?!( out)? (the )?(background|surroundings))/i,
    apply: (raster) => toRaster(fromRaster(raster).blur(Math.max(1, unitOf(raster) * 9))),
  },
  {
    asks: /\b(sharpen|sharper|crisp(er)?)\b/i,
    apply: (raster) =>
      toRaster(fromRaster(raster).sharpen({ sigma: Math.max(0.8, unitOf(raster) * 2.4), m1: 1.5, m2: 6 })),
  },
  { asks: /\b(bright(en|er)|lighter|lighten)\b/i, apply: withSharp((image) => image.linear(1.22, 22)) },
  { asks: /\b(darker|darken|dimmer|moodier|moody)\b/i, apply: withSharp((image) => image.linear(0.6, -4)) },
  {
    asks: /\b((more|higher|increase|boost|add|strong) (the )?contrast|contrasty|dramatic)\b/i,
    apply: withSharp((image) => image.linear(1.42, -52)),
  },
  {
    asks: /\b(less|lower|reduce|decrease) (the )?contrast\b/i,
    apply: withSharp((image) => image.linear(0.62, 48)),
  },
  {
    asks: /\b(more (saturat(ed|ion)|color(ful)?|colour(ful)?|vivid|vibrant)|(?<!less )(vivid|vibrant|colou?rful)|saturate|boost (the )?colou?rs)\b/i,
    apply: withSharp((image) => image.modulate({ saturation: 1.75 })),
  },
  {
    asks: /\b(less (saturat(ed|ion)|colou?r(ful)?|vivid|vibrant)|desaturate[d]?|muted|pale)\b/i,
    apply: withSharp((image) => image.modulate({ saturation: 0.4 })),
  },
  { asks: /\bwarm(er|th)?\b/i, apply: withSharp((image) => image.linear([1.13, 1.01, 0.8], [12, 2, -5])) },
  {
    asks: /\b(cool(er)?|colder|cold)\b/i,
    apply: withSharp((image) => image.linear([0.78, 0.99, 1.14], [-4, 2, 12])),
  },
  {
    asks: /\b(black[ -]and[ -]white|monochrome|gr[ae]yscale|b&w|noir)\b/i,
    apply: withSharp((image) => image.modulate({ saturation: 0 }).linear(1.12, -14)),
  },
  {
    asks: /\bsepia\b/i,
    apply: withSharp((image) =>
      image
        .recomb([
          [0.393, 0.769, 0.189],
          [0.349, 0.686, 0.168],
          [0.272, 0.534, 0.131],
        ])
        .linear(0.9, 8),
    ),
  },
  { asks: /\b(invert(ed)?|negative)\b/i, apply: withSharp((image) => image.negate()) },
  { asks: /\bvignette\b/i, apply: (raster) => vignette({ ...raster, data: Buffer.from(raster.data) }, 0.7) },
];

const LIGHTS: Record<Time, { ramp: readonly Color[]; amount: number; gain: number }> = {
  dawn: { ramp: ["#2f3a66", "#8f86b5", "#f0b6a6", "#ffe4c4", "#fffaf0"], amount: 0.55, gain: 1.05 },
  noon: { ramp: ["#10202b", "#3f7f9c", "#9fd0d8", "#f2f5e2", "#ffffff"], amount: 0.25, gain: 1.22 },
  dusk: { ramp: ["#1f1b3d", "#8d3f6b", "#f0825a", "#ffd694", "#fff3d6"], amount: 0.55, gain: 0.96 },
  night: { ramp: ["#04071a", "#0f2150", "#274a8c", "#6c93c6", "#d8e6f7"], amount: 0.72, gain: 0.6 },
};

const SEASONS: Record<Season, (image: Sharp) => Sharp> = {
  spring: (image) =>
    image.modulate({ saturation: 1.25, brightness: 1.06 }).linear([1.02, 1.05, 1], [4, 4, 2]),
  summer: (image) => image.modulate({ saturation: 1.35 }).linear([1.08, 1.04, 0.9], [6, 4, 0]),
  // Green turns to red and gold: red takes over from green.
  autumn: (image) =>
    image.recomb([
      [0.62, 0.62, 0],
      [0.34, 0.52, 0.06],
      [0.12, 0.14, 0.58],
    ]),
  winter: (image) =>
    image.modulate({ saturation: 0.5, brightness: 1.12 }).linear([0.92, 1, 1.1], [10, 14, 20]),
};

/** The changes to the whole picture that a prompt names, ready to be applied one after another. */
export function findEdits(prompt: string, scene: Scene, borrowed: readonly Color[]): Edit["apply"][] {
  const edits = EDITS.filter(({ asks }) => asks.test(prompt)).map(({ apply }) => apply);
  const { time, season, tints } = scene;
  if (season) edits.push(withSharp(SEASONS[season]));
  if (time)
    edits.push((raster) => mapToRamp(raster, LIGHTS[time].ramp, LIGHTS[time].amount, LIGHTS[time].gain));
  const [tint] = tints;
  if (tint) edits.push((raster) => mapToRamp(raster, ["#0b0c12", tint, "#fbfaf6"], 0.62));
  if (borrowed.length > 1) edits.push((raster) => mapToRamp(raster, borrowed, 0.6));
  return edits;
}

/** Words about the treatment hold for a fresh drawing too ("a sepia castle"), those about a given picture do not. */
export async function treatFresh(raster: Raster, prompt: string): Promise<Raster> {
  let treated = raster;
  for (const { asks, apply } of EDITS.slice(FIRST_TREATMENT)) {
    if (asks.test(prompt)) treated = await apply(treated);
  }
  return treated;
}

/** Where in `EDITS` the treatments begin, after what only makes sense for a given picture. */
const FIRST_TREATMENT = 5;

function withSharp(change: (image: Sharp) => Sharp): Edit["apply"] {
  return (raster) => toRaster(change(fromRaster(raster)));
}

/** Sharp in the middle, as a lens with a wide aperture would see it. */
async function blurBackground(raster: Raster): Promise<Raster> {
  const { width, height } = raster;
  const soft = await toRaster(fromRaster(raster).blur(Math.max(1, unitOf(raster) * 14)));
  const focus = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><radialGradient id="f" cy="0.56" r="0.5"><stop offset="0.5" stop-color="#fff"/><stop offset="0.95" stop-color="#fff" stop-opacity="0"/></radialGradient><rect width="100%" height="100%" fill="url(#f)"/></svg>`;
  const subject = await fromRaster(raster)
    .ensureAlpha()
    .composite([{ input: Buffer.from(focus), blend: "dest-in" }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return toRaster(sharp(soft.data, { raw: { width, height, channels: 3 } }).composite([{ input: subject }]));
}

function unitOf({ width, height }: Raster): number {
  return Math.min(width, height) / 1000;
}
