import { levelsBetween } from "./difference.ts";

/** From here on, in levels of 255, a difference has the strongest color. */
const STRONGEST_LEVELS = 64;

/** Levels of 255, and the color they have: dark to bright, told apart by every eye. */
const STOPS: readonly [levels: number, red: number, green: number, blue: number][] = [
  [0, 40, 11, 84],
  [8, 137, 34, 106],
  [20, 212, 72, 66],
  [40, 251, 155, 6],
  [STRONGEST_LEVELS, 252, 255, 164],
];
/** Below this a difference fades away; nobody sees it. */
const SOLID_LEVELS = 8;

const COLORS = Uint8ClampedArray.from({ length: 256 * 4 }, (_, at) => channelOf(at >> 2, at & 3));

/**
 * Writes a color for how much each RGBA pixel of `result` differs from `source` into `into`, where `mask` is black;
 * elsewhere nothing.
 */
export function paintDrift(
  source: Uint8ClampedArray,
  result: Uint8ClampedArray,
  mask: Uint8ClampedArray,
  into: Uint8ClampedArray,
): void {
  for (let at = 0; at < into.length; at += 4) {
    const color = mask[at] === 0 ? levelsBetween(source, result, at) * 4 : 0;
    for (let channel = 0; channel < 4; channel++) into[at + channel] = COLORS[color + channel] ?? 0;
  }
}

/** The colors in order, for a legend; evenly spread over the levels. */
export function driftGradient(): string {
  const stops = STOPS.map(
    ([levels, ...color]) => `rgb(${color.join(" ")}) ${(levels / STRONGEST_LEVELS) * 100}%`,
  );
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

function channelOf(levels: number, channel: number): number {
  if (channel === 3) return Math.min(1, levels / SOLID_LEVELS) * 245;
  const limited = Math.min(levels, STRONGEST_LEVELS);
  const next = Math.max(
    1,
    STOPS.findIndex(([from]) => from >= limited),
  );
  const [low, high] = [STOPS[next - 1], STOPS[next]];
  if (!low || !high) return 0;
  const share = (limited - low[0]) / (high[0] - low[0]);
  const [from, to] = [low[channel + 1] ?? 0, high[channel + 1] ?? 0];
  return from + (to - from) * share;
}
