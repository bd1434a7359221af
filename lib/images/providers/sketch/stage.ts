import type { Size } from "#lib/images/providers/types.ts";
import type { Palette } from "./palette.ts";
import { createRandom, type Random } from "./random.ts";
import type { Scene } from "./scene.ts";

/**
 * What every part of a picture is drawn on. Lengths are in units of a thousandth of the shorter side,
 * so that the same seed gives the same composition at every resolution.
 */
export type Stage = Size & {
  scene: Scene;
  palette: Palette;
  dark: boolean;
  /** Of the horizon. */
  horizon: number;
  /** 0 to 1, from the number of steps: finer texture, not another composition. */
  detail: number;
  /** Each part has its own stream: one part more or less leaves the others as they are. */
  random(part: string): Random;
};

export function createStage(
  scene: Scene,
  palette: Palette,
  look: { size: Size; seed: number; detail: number; dark: boolean },
): Stage {
  const shorter = Math.min(look.size.width, look.size.height);
  const width = (1000 * look.size.width) / shorter;
  const height = (1000 * look.size.height) / shorter;
  const random = (part: string) => createRandom(`${scene.hash}:${look.seed}:${part}`);
  const horizon = height * random("horizon").between(0.56, 0.66);
  return { width, height, scene, palette, dark: look.dark, horizon, detail: look.detail, random };
}
