import sharp from "sharp";
import type { Size } from "#lib/images/providers/types.ts";
import type { Color } from "./color.ts";
import { treatFresh } from "./edits.ts";
import { choosePalette, isDark } from "./palette.ts";
import { drawPicture } from "./picture.ts";
import { type Raster, toRaster } from "./raster.ts";
import type { Scene } from "./scene.ts";
import { createStage } from "./stage.ts";
import { applyStyle, finish } from "./styles.ts";

export type Look = {
  size: Size;
  seed: number;
  /** 0 to 1, from the fewest steps to the most. */
  detail: number;
  /** The leading colors of the references. */
  borrowed: readonly Color[];
};

/** Draws a prompt from nothing. The same prompt and look give the same pixels. */
export async function renderPrompt(prompt: string, scene: Scene, look: Look): Promise<Raster> {
  const palette = choosePalette(scene, look.seed, look.borrowed);
  const stage = createStage(scene, palette, { ...look, dark: isDark(scene) });
  const { width, height } = look.size;
  const svg = drawPicture(stage).replace("<svg ", `<svg width="${width}" height="${height}" `);
  const raster = await treatFresh(await toRaster(sharp(Buffer.from(svg))), prompt);
  const key = `${scene.hash}:${look.seed}`;
  return scene.style ? applyStyle(scene.style, raster, key) : finish(raster, key);
}
