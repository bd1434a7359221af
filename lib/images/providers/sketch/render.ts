import sharp from "sharp";
import type { Size } from "#lib/images/providers/types.ts";
import type { Color } from "./color.ts";
import { choosePalette, isDark } from "./palette.ts";
import { drawPicture } from "./picture.ts";
import { type Raster, toRaster } from "./raster.ts";
import type { Scene } from "./scene.ts";
import { createStage } from "./stage.ts";
import { applyStyle, finish } from "./styles.ts";

/** Steps from the fewest to the most, as 0 to 1. */
export type Look = { size: Size; seed: number; detail: number; borrowed: readonly Color[] };

/** Draws a scene from nothing. The same scene and look give the same pixels. */
export async function renderScene(scene: Scene, look: Look): Promise<Raster> {
  const palette = choosePalette(scene, look.seed, look.borrowed);
  const stage = createStage(scene, palette, { ...look, dark: isDark(scene) });
  const { width, height } = look.size;
  const svg = drawPicture(stage).replace("<svg ", `<svg width="${width}" height="${height}" `);
  const raster = await toRaster(sharp(Buffer.from(svg)));
  const key = `${scene.hash}:${look.seed}`;
  return scene.style ? applyStyle(scene.style, raster, key) : finish(raster, key);
}
