/** "#rrggbb". Mixing is done in OKLab (https://bottosson.github.io/posts/oklab/), so that blends stay clean. */
export type Color = string;

type Lab = readonly [lightness: number, a: number, b: number];

export function mix(from: Color, to: Color, amount: number): Color {
  const [l1, a1, b1] = toLab(from);
  const [l2, a2, b2] = toLab(to);
  return toHex([l1 + (l2 - l1) * amount, a1 + (a2 - a1) * amount, b1 + (b2 - b1) * amount]);
}

export function lighten(color: Color, amount: number): Color {
  return mix(color, "#ffffff", amount);
}

export function darken(color: Color, amount: number): Color {
  return mix(color, "#05060f", amount);
}

/** Turns the hue by degrees and multiplies the chroma; lightness stays. */
export function shift(color: Color, degrees: number, chroma = 1): Color {
  const [lightness, a, b] = toLab(color);
  const turn = (degrees * Math.PI) / 180;
  return toHex([
    lightness,
    (a * Math.cos(turn) - b * Math.sin(turn)) * chroma,
    (a * Math.sin(turn) + b * Math.cos(turn)) * chroma,
  ]);
}

/** The lightness of `color` with the hue and some of the chroma of `tint`. */
export function recolor(color: Color, tint: Color, amount: number): Color {
  const [lightness] = toLab(color);
  const [, a, b] = toLab(tint);
  const damp = Math.min(1, 0.35 + 1.3 * Math.min(lightness, 1 - lightness));
  return mix(color, toHex([lightness, a * damp, b * damp]), amount);
}

/** 0 is black, 1 is white, as the eye sees it. */
export function lightness(color: Color): number {
  return toLab(color)[0];
}

export function channels(color: Color): [red: number, green: number, blue: number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function fromChannels(red: number, green: number, blue: number): Color {
  const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
  return `#${((clamp(red) << 16) | (clamp(green) << 8) | clamp(blue)).toString(16).padStart(6, "0")}`;
}

function toLab(color: Color): Lab {
  const [red, green, blue] = channels(color);
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toHex([lightness, a, b]: Lab): Color {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return fromChannels(
    toEncoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toEncoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toEncoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  );
}

function toLinear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toEncoded(value: number): number {
  const positive = Math.max(0, value);
  return 255 * (positive <= 0.0031308 ? positive * 12.92 : 1.055 * positive ** (1 / 2.4) - 0.055);
}
