import { type Color, darken, lighten, mix } from "./color.ts";
import type { Random } from "./random.ts";
import { circle, radialGradient } from "./svg.ts";

/** The colors a single thing is drawn with, in the light of its picture. */
export type Ink = {
  body: Color;
  light: Color;
  shade: Color;
  /** Outlines, eyes, gaps. */
  dark: Color;
  accent: Color;
  glow: Color;
  /** Snow, sails, cheeks: white in this light. */
  white: Color;
  night: boolean;
};

/** Draws in a box from -100 to 100 across and from -200 up to 0, where it stands. */
export type Drawing = (ink: Ink, random: Random) => string;

/** @param ambient what the air does to every color, and how much of it there is (0 to 1) */
export function createInk(
  color: Color,
  light: { accent: Color; glow: Color; ambient: Color; amount: number; night: boolean },
): Ink {
  const inAir = (value: Color) => mix(value, light.ambient, light.amount);
  return {
    body: inAir(color),
    light: inAir(lighten(color, 0.28)),
    shade: inAir(darken(color, 0.3)),
    dark: inAir("#1b1d2a"),
    accent: inAir(light.accent),
    glow: light.glow,
    white: inAir("#fbf7ee"),
    night: light.night,
  };
}

/** The light around a lamp. Its gradient is `glowDefinition`, once in each SVG. */
export function halo(x: number, y: number, r: number, opacity = 1): string {
  return circle(x, y, r, "url(#glow)", opacity);
}

export function glowDefinition(glow: Color): string {
  return radialGradient("glow", [
    [0, glow, 0.75],
    [0.35, glow, 0.3],
    [1, glow, 0],
  ]);
}
