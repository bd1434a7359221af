import { type Color, darken, lighten, mix } from "./color.ts";
import type { Random } from "./random.ts";
import type { Stage } from "./stage.ts";
import { blur, curve, ellipse, group, line, rect, repeat, shape, stroke, verticalGradient } from "./svg.ts";

type Point = [x: number, y: number];

/** Ranges behind one another, paler the farther they are. */
export function drawRanges(stage: Stage, count: number, height: number): string {
  const { palette, horizon, width } = stage;
  return repeat(count, (index) => {
    const depth = (index + 1) / (count + 1);
    const random = stage.random(`range${index}`);
    const points = ridge(
      stage,
      random,
      horizon - height * (1 - depth * 0.62),
      height * (0.62 - 0.28 * depth),
    );
    const color = mix(mix(palette.far, palette.low, 0.35), palette.near, depth * 0.75);
    const fill = verticalGradient(`range${index}`, [
      [0, color],
      [1, mix(color, palette.low, 0.5 - 0.25 * depth)],
    ]);
    return fill + shape(`${line(points)}L${width},${horizon + 90}L0,${horizon + 90}Z`, `url(#range${index})`);
  });
}

/** One great mountain (or a volcano) with a lit and a shaded side and snow. */
export function drawPeak(stage: Stage, x: number, height: number): string {
  const { palette, horizon, detail, dark } = stage;
  const random = stage.random("peak");
  const half = height * random.between(0.85, 1.05);
  const top: Point = [x, horizon - height];
  const left = jagged([x - half, horizon + 4], top, random, detail);
  const right = jagged(top, [x + half * 1.1, horizon + 4], random, detail);
  const body = mix(palette.far, palette.near, 0.45);
  const spine = jagged(top, [x + half * 0.12, horizon + 4], random, detail, 1.6);
  const outline = line([...left, ...right]);
  const snow = mix(palette.disc, dark ? palette.low : "#ffffff", dark ? 0.55 : 0.4);
  const fill = verticalGradient("peak", [
    [0, lighten(body, 0.06)],
    [1, mix(body, palette.low, 0.4)],
  ]);
  return (
    fill +
    shape(`${outline}Z`, "url(#peak)") +
    snowCap(left, top, right, height, snow, random) +
    shape(`${line([...spine, ...[...right].reverse()])}Z`, darken(body, 0.45), 0.34)
  );
}

/** Soft hills up to the viewer. The last one is the ground that things stand on. */
export function drawHills(stage: Stage, count: number, from: number, snowy: boolean): string {
  const { palette, width, height } = stage;
  return repeat(count, (index) => {
    const depth = (index + 1) / count;
    const random = stage.random(`hill${index}`);
    const level = from + (height - from) * (index / count) * 0.8;
    const points = rolling(width, level, 26 + 26 * depth, random);
    const land = mix(palette.far, palette.near, 0.25 + 0.55 * depth);
    const color = snowy ? mix(land, palette.disc, 0.72 - 0.12 * depth) : land;
    const fill = verticalGradient(`hill${index}`, [
      [0, lighten(color, 0.1)],
      [1, darken(color, 0.12 + 0.16 * depth)],
    ]);
    return fill + shape(`${curve(points)}L${width + 20},${height}L-20,${height}Z`, `url(#hill${index})`);
  });
}

/** Blades along the lower edge, and blossoms where flowers are wanted. */
export function drawGrass(stage: Stage, top: number, blossoms: readonly Color[]): string {
  const { palette, width, height, detail } = stage;
  const random = stage.random("grass");
  const dark = darken(palette.near, 0.25);
  const blades = repeat(width * (0.16 + 0.3 * detail), () => {
    const depth = random.next();
    const [x, y] = [random.between(0, width), top + (height - top) * depth + 20];
    const [reach, lean] = [(10 + 46 * depth) * random.between(0.6, 1.2), random.between(-14, 14)];
    const color = mix(dark, palette.far, random.between(0, 0.4) * (1 - depth * 0.5));
    return stroke(
      `M${x},${y}q${lean * 0.2},${-reach * 0.6} ${lean},${-reach}`,
      color,
      1.4 + 2.2 * depth,
      0.75,
    );
  });
  const flowers = repeat(blossoms.length === 0 ? 0 : 90 + 90 * detail, () => {
    const depth = random.next() ** 0.8;
    const [x, y] = [random.between(0, width), top + (height - top) * depth];
    const radius = 2.5 + 9 * depth * random.between(0.7, 1.2);
    const color = random.pick(blossoms);
    return (
      stroke(`M${x},${y}q2,${radius * 2} 0,${radius * 4}`, dark, 1 + 1.6 * depth) +
      ellipse(x, y, radius, radius * 0.8, color, 0.95) +
      ellipse(x, y + radius * 0.1, radius * 0.36, radius * 0.3, mix(color, palette.glow, 0.75))
    );
  });
  return blades + flowers;
}

/** Mist lying on the land: more of it in fog. */
export function drawMist(stage: Stage, y: number, thickness: number, opacity: number): string {
  const { palette, width } = stage;
  const color = mix(palette.low, palette.disc, 0.3);
  const fill = verticalGradient(`mist${Math.round(y)}`, [
    [0, color, 0],
    [0.5, color, opacity],
    [1, color, 0],
  ]);
  return fill + rect(0, y - thickness / 2, width, thickness, `url(#mist${Math.round(y)})`);
}

/** A long soft shadow that ties a thing to the ground. */
export function drawShadow(x: number, y: number, reach: number, id: string): string {
  return blur(id, 7) + group({ filter: `url(#${id})` }, ellipse(x, y, reach, reach * 0.13, "#05060f", 0.26));
}

export function rolling(width: number, level: number, sway: number, random: Random): Point[] {
  const [one, two] = [random.between(0, 6.3), random.between(0, 6.3)];
  const [long, short] = [random.between(0.0022, 0.0042), random.between(0.006, 0.009)];
  return Array.from({ length: Math.ceil(width / 50) + 3 }, (_, index) => {
    const x = index * 50 - 50;
    return [x, level + sway * (Math.sin(x * long + one) + 0.35 * Math.sin(x * short + two))];
  });
}

function ridge(stage: Stage, random: Random, level: number, sway: number): Point[] {
  const { width, detail } = stage;
  const octaves = 4 + Math.round(3 * detail);
  const phases = Array.from({ length: octaves }, () => random.between(0, 100));
  const pitch = random.between(0.003, 0.0046);
  return Array.from({ length: Math.ceil(width / 6) + 2 }, (_, index) => {
    const x = index * 6 - 6;
    let rise = 0;
    for (const [octave, phase] of phases.entries()) {
      const wave = 1 - Math.abs(((((x * pitch * 2 ** octave + phase) % 2) + 2) % 2) - 1) * 2;
      rise += (wave * 0.5) / 1.95 ** octave;
    }
    return [x, level - rise * sway];
  });
}

function jagged(from: Point, to: Point, random: Random, detail: number, wild = 1): Point[] {
  let points: Point[] = [from, to];
  const rounds = 5 + Math.round(2 * detail);
  let sway = Math.hypot(to[0] - from[0], to[1] - from[1]) * 0.09 * wild;
  for (let round = 0; round < rounds; round++) {
    points = points.flatMap((point, index): Point[] => {
      const next = points[index + 1];
      if (!next) return [point];
      const middle: Point = [
        (point[0] + next[0]) / 2 + random.between(-sway, sway) * 0.5,
        (point[1] + next[1]) / 2 + random.between(-sway, sway) * 0.7,
      ];
      return [point, middle];
    });
    sway *= 0.52;
  }
  return points;
}

function snowCap(
  left: Point[],
  top: Point,
  right: Point[],
  height: number,
  color: Color,
  random: Random,
): string {
  const line1 = left.filter(([, y]) => y < top[1] + height * 0.4);
  const line2 = right.filter(([, y]) => y < top[1] + height * 0.36);
  const [start, end] = [line1[0] ?? top, line2.at(-1) ?? top];
  const teeth = 9;
  const lower = Array.from({ length: teeth - 1 }, (_, index): Point => {
    const share = (index + 1) / teeth;
    const base = end[1] + (start[1] - end[1]) * share;
    const drop = index % 2 === 0 ? random.between(0.02, 0.12) : -random.between(0.08, 0.18);
    return [end[0] + (start[0] - end[0]) * share, base + height * drop * (0.6 + Math.sin(share * Math.PI))];
  });
  return shape(`${line([...line1, ...line2, ...lower])}Z`, color, 0.94);
}
