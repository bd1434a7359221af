import type { Size } from "#lib/images/providers/types.ts";
import { blendByStrength } from "./blend.ts";
import { leadingColors, mapToRamp } from "./borrow.ts";
import type { Color } from "./color.ts";
import { findEdits } from "./edits.ts";
import { fillFromAround } from "./fill.ts";
import { drawOver, hasOverlays, overlayScene } from "./overlays.ts";
import { choosePalette, isDark } from "./palette.ts";
import { createRandom } from "./random.ts";
import { forEachPixel, fromRaster, type Raster, resizeRaster, toRaster } from "./raster.ts";
import { type Look, renderPrompt } from "./render.ts";
import type { Scene } from "./scene.ts";
import { createStage } from "./stage.ts";
import { applyStyle } from "./styles.ts";

export type EditRequest = {
  prompt: string;
  scene: Scene;
  seed: number;
  detail: number;
  /** Of the references. */
  borrowed: readonly Color[];
  strength: number;
  /** One byte for each pixel of the picture; absent: all of it. */
  mask?: Buffer;
};

/** How much of the fresh drawing shows through when no word names an edit. */
const VEIL = 0.3;
const LARGEST_DRAWING = 2048;
const REMOVAL = /\b(remove|erase|delete|clean up|get rid of)\b/i;

/** Changes a picture as its prompt says, between nothing (strength 0) and a fresh drawing (strength 1). */
export async function editPicture(source: Raster, request: EditRequest): Promise<Raster> {
  const fresh = await drawFresh(source, request);
  if (request.strength >= 1) return fresh;
  const edited = await applyEdits(source, fresh, request);
  return blendByStrength({ source, edited, fresh }, request.strength, request.mask);
}

async function drawFresh({ width, height }: Raster, request: EditRequest): Promise<Raster> {
  const { prompt, scene, seed, detail, borrowed } = request;
  const scale = Math.min(1, LARGEST_DRAWING / Math.max(width, height));
  const size = { width: scaled(width, scale), height: scaled(height, scale) };
  return resizeRaster(await renderPrompt(prompt, scene, { size, seed, detail, borrowed }), { width, height });
}

/** Everything the words ask for, one change on top of the other. */
async function applyEdits(source: Raster, fresh: Raster, request: EditRequest): Promise<Raster> {
  const { prompt, scene, seed, borrowed, mask } = request;
  const added = overlayScene(scene, prompt, mask !== undefined);
  const edits = findEdits(prompt, scene, borrowed);
  if (mask && REMOVAL.test(prompt)) edits.unshift((raster) => fillFromAround(raster, mask));
  if (hasOverlays(added)) edits.push(await createOverlay(source, added, request));
  const { style } = scene;
  if (style) edits.push((raster) => applyStyle(style, copyOf(raster), `${scene.hash}:${seed}`));
  if (edits.length === 0) edits.push((raster) => drift(raster, fresh, request));
  let edited = source;
  for (const apply of edits) edited = await apply(edited);
  return edited;
}

async function createOverlay(source: Raster, scene: Scene, request: EditRequest) {
  const look: Look & { dark: boolean } = {
    size: source,
    seed: request.seed,
    detail: request.detail,
    borrowed: await leadingColors(fromRaster(source)),
    dark: isDark(scene),
  };
  const stage = createStage(scene, choosePalette(scene, look.seed, look.borrowed), look);
  return (raster: Raster) => drawOver(raster, stage, request.mask !== undefined);
}

/** For words that name no edit: the picture's colors move towards the drawing's, and some of it shows through. */
async function drift(raster: Raster, fresh: Raster, { scene, seed }: EditRequest): Promise<Raster> {
  const turn = createRandom(`${scene.hash}:${seed}:drift`).whole(-24, 24);
  const turned = await toRaster(fromRaster(raster).modulate({ hue: turn, saturation: 1.08 }));
  const graded = await mapToRamp(turned, await leadingColors(fromRaster(fresh)), 0.35);
  const { data } = graded;
  await forEachPixel(graded, (at) => {
    for (let byte = at; byte < at + 3; byte++) {
      const value = data[byte] ?? 0;
      data[byte] = value + ((fresh.data[byte] ?? 0) - value) * VEIL;
    }
  });
  return graded;
}

/** A style works in place, and the source must stay as it is. */
function copyOf(raster: Raster): Raster {
  return { ...raster, data: Buffer.from(raster.data) };
}

function scaled(length: number, scale: number): Size["width"] {
  return Math.max(1, Math.round(length * scale));
}
