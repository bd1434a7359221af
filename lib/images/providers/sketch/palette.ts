import { type Color, darken, lighten, mix, recolor, shift } from "./color.ts";
import { createRandom } from "./random.ts";
import type { Scene } from "./scene.ts";
import type { Season, Time } from "./vocabulary.ts";

/** The colors of one picture. `far` and `near` are the ends of the land in depth; everything between is mixed. */
export type Palette = {
  top: Color;
  middle: Color;
  low: Color;
  far: Color;
  near: Color;
  accent: Color;
  /** Sun or moon. */
  disc: Color;
  /** Lit windows, lamps, fire. */
  glow: Color;
};

type Light = "dawn" | "noon" | "dusk" | "night" | "overcast" | "neon";

const PALETTES: Record<Light, readonly Palette[]> = {
  dawn: [
    {
      top: "#6f8fb8",
      middle: "#f3bfa6",
      low: "#fee7c6",
      far: "#c6afbf",
      near: "#3f4a70",
      accent: "#e8795a",
      disc: "#fff3d6",
      glow: "#ffd98a",
    },
    {
      top: "#8fb5c8",
      middle: "#f6cfc3",
      low: "#fff1dc",
      far: "#cdbfcc",
      near: "#4d6480",
      accent: "#d96c75",
      disc: "#fff6e4",
      glow: "#ffdf9c",
    },
    {
      top: "#7d86b8",
      middle: "#e9b3c4",
      low: "#ffe1cf",
      far: "#b5a6c9",
      near: "#3b3f6b",
      accent: "#f0906a",
      disc: "#fff0dc",
      glow: "#ffd490",
    },
  ],
  noon: [
    {
      top: "#4796c8",
      middle: "#a5d3e8",
      low: "#eef6ec",
      far: "#a9c8cf",
      near: "#2f6150",
      accent: "#e4573d",
      disc: "#fffbe8",
      glow: "#ffe39a",
    },
    {
      top: "#62afc4",
      middle: "#bfe0d8",
      low: "#fdf4de",
      far: "#a9c6b4",
      near: "#38684c",
      accent: "#f08a4b",
      disc: "#fffaec",
      glow: "#ffe39a",
    },
    {
      top: "#5b8fd0",
      middle: "#b3d2f0",
      low: "#f7f3e6",
      far: "#b0c2d6",
      near: "#40644f",
      accent: "#e0684a",
      disc: "#fffdf0",
      glow: "#ffe2a0",
    },
  ],
  dusk: [
    {
      top: "#2f2c60",
      middle: "#c6557a",
      low: "#ffb972",
      far: "#8d5580",
      near: "#231b3d",
      accent: "#ff7f50",
      disc: "#ffe7b3",
      glow: "#ffcf7a",
    },
    {
      top: "#24466b",
      middle: "#e3806a",
      low: "#ffd794",
      far: "#98697a",
      near: "#202642",
      accent: "#f2644b",
      disc: "#fff0c2",
      glow: "#ffd27d",
    },
    {
      top: "#4d4078",
      middle: "#ea8f88",
      low: "#ffdcae",
      far: "#a07793",
      near: "#2d2647",
      accent: "#f4776b",
      disc: "#fff1cd",
      glow: "#ffd58a",
    },
  ],
  night: [
    {
      top: "#070d26",
      middle: "#16295a",
      low: "#46699a",
      far: "#2c4773",
      near: "#080d20",
      accent: "#e8a04c",
      disc: "#fdf6df",
      glow: "#ffd27a",
    },
    {
      top: "#0e0b2a",
      middle: "#2d2360",
      low: "#7a5a9e",
      far: "#443673",
      near: "#0d0a20",
      accent: "#f08a6a",
      disc: "#fff3e0",
      glow: "#ffc978",
    },
    {
      top: "#05161f",
      middle: "#0f3f50",
      low: "#4b8f90",
      far: "#22535f",
      near: "#051119",
      accent: "#f0b45c",
      disc: "#f5faec",
      glow: "#ffd98a",
    },
  ],
  overcast: [
    {
      top: "#76889a",
      middle: "#aebcc4",
      low: "#e4e5df",
      far: "#a0aeb6",
      near: "#34444d",
      accent: "#d8744f",
      disc: "#f4f2ea",
      glow: "#ffdc96",
    },
    {
      top: "#6d7f86",
      middle: "#a5b6b4",
      low: "#dfe3d8",
      far: "#96a8a6",
      near: "#2f4344",
      accent: "#d99a4a",
      disc: "#f3f1e8",
      glow: "#ffe0a0",
    },
  ],
  neon: [
    {
      top: "#0a0524",
      middle: "#4a1277",
      low: "#ff3d9a",
      far: "#5a1f9a",
      near: "#0d0628",
      accent: "#17e5f0",
      disc: "#ffd0f0",
      glow: "#2ef2ff",
    },
    {
      top: "#050a2b",
      middle: "#13308c",
      low: "#19d3e6",
      far: "#22349e",
      near: "#060726",
      accent: "#ff3fb0",
      disc: "#d8fbff",
      glow: "#ff5cc0",
    },
  ],
};

const SEASON_LAND: Record<Season, readonly [far: Color, near: Color]> = {
  spring: ["#bcd7a8", "#4f8a4c"],
  summer: ["#a8c98a", "#3f7a42"],
  autumn: ["#dcae78", "#8a4a2c"],
  winter: ["#dfe8ef", "#7d93a8"],
};

/** @param borrowed the leading colors of the references, dark to light; empty without references */
export function choosePalette(scene: Scene, seed: number, borrowed: readonly Color[]): Palette {
  const random = createRandom(`${scene.hash}:${seed}:palette`);
  const base = random.pick(PALETTES[lightOf(scene, random.next())]);
  const turn = random.between(-14, 14);
  const chroma = random.between(0.88, 1.12);
  const tint = scene.tints[0];
  const change = (color: Color, depth: number) => {
    const shifted = shift(color, turn, chroma);
    return tint ? recolor(shifted, tint, depth) : shifted;
  };
  const [far, near] = landOf(scene, base);
  const palette: Palette = {
    top: change(base.top, 0.8),
    middle: change(base.middle, 0.7),
    low: change(base.low, 0.6),
    far: change(far, 0.6),
    near: change(near, 0.6),
    accent: scene.tints[1] ?? change(base.accent, 0.1),
    disc: change(base.disc, 0.2),
    glow: change(base.glow, 0.1),
  };
  return borrowed.length > 0 ? borrowPalette(palette, borrowed) : palette;
}

export function isDark(scene: Scene): boolean {
  return timeOf(scene) === "night" || scene.style === "neon";
}

function lightOf(scene: Scene, chance: number): Light {
  if (scene.style === "neon") return "neon";
  const time = timeOf(scene);
  if (time) return time;
  const gray = ["rain", "fog", "lightning"] as const;
  if (gray.some((weather) => scene.weathers.has(weather))) return "overcast";
  if (scene.weathers.has("snow")) return chance < 0.5 ? "overcast" : "dawn";
  return chance < 0.45 ? "noon" : chance < 0.72 ? "dawn" : "dusk";
}

/** The time that is named, or that follows from what is named. */
function timeOf(scene: Scene): Time | undefined {
  if (scene.time) return scene.time;
  const named = scene.subjects.map((subject) => subject.name);
  if (scene.weathers.has("aurora") || named.includes("stars") || named.includes("moon")) return "night";
  return undefined;
}

function landOf(scene: Scene, base: Palette): readonly [Color, Color] {
  const season = scene.season ?? (scene.weathers.has("snow") ? "winter" : undefined);
  if (!season) return [base.far, base.near];
  const [far, near] = SEASON_LAND[season];
  const dim = isDark(scene) ? 0.62 : scene.time === "dusk" ? 0.45 : 0.15;
  return [mix(far, base.far, dim), mix(near, base.near, dim)];
}

/** Keeps the light and dark of the picture and takes the hues of the reference of about the same lightness. */
function borrowPalette(palette: Palette, borrowed: readonly Color[]): Palette {
  const at = (share: number) => borrowed[Math.round(share * (borrowed.length - 1))] ?? palette.accent;
  return {
    top: mix(recolor(palette.top, at(0.4), 1), at(0.4), 0.4),
    middle: mix(recolor(palette.middle, at(0.7), 1), at(0.7), 0.4),
    low: mix(recolor(palette.low, at(1), 1), lighten(at(1), 0.2), 0.5),
    far: mix(recolor(palette.far, at(0.5), 1), at(0.5), 0.4),
    near: mix(recolor(palette.near, at(0.1), 1), darken(at(0), 0.2), 0.5),
    accent: mix(palette.accent, at(0.8), 0.7),
    disc: recolor(palette.disc, at(1), 0.6),
    glow: recolor(palette.glow, at(0.9), 0.5),
  };
}
