import { darken, lighten, mix } from "./color.ts";
import { drawMist, rolling } from "./land.ts";
import type { Stage } from "./stage.ts";
import { curve, group, rect, repeat, shape, verticalGradient } from "./svg.ts";

/** A skyline in layers, with lit windows. */
export function drawCity(stage: Stage, base: number): string {
  const { palette } = stage;
  return repeat(3, (layer) => {
    const depth = (layer + 1) / 3;
    const color = mix(mix(palette.far, palette.low, 0.3), darken(palette.near, 0.1), depth * 0.95);
    const row = drawRow(stage, layer, base, color, depth);
    return row + (layer < 2 ? drawMist(stage, base - 10 - layer, stage.height * 0.16, 0.35) : "");
  });
}

/** Rows of firs with mist between them. */
export function drawForest(stage: Stage, from: number, to: number): string {
  const { palette, width, detail } = stage;
  const rows = 4;
  return repeat(rows, (row) => {
    const depth = (row + 1) / rows;
    const random = stage.random(`forest${row}`);
    const base = from + (to - from) * depth ** 1.3;
    const color = mix(mix(palette.far, palette.low, 0.25), darken(palette.near, 0.2), depth);
    const step = 30 + 56 * depth;
    const trees = repeat(width / step + 2, (index) => {
      const reach = stage.height * (0.12 + 0.2 * depth) * random.between(0.65, 1.2);
      return fir((index + random.between(-0.35, 0.35)) * step, base + 10, reach, 5 + Math.round(3 * detail));
    });
    const ground = shape(
      `${curve(rolling(width, base, 6, random))}L${width},${stage.height}L-60,${stage.height}Z`,
      color,
    );
    return (
      group({ fill: color }, trees) + ground + (row < rows - 1 ? drawMist(stage, base + row, 130, 0.5) : "")
    );
  });
}

/** Dunes with a lit and a shaded side, and table mountains far away. */
export function drawDesert(stage: Stage): string {
  const { palette, width, height, horizon, dark } = stage;
  const sand = mix(mix("#e8a75c", palette.low, 0.3), palette.near, dark ? 0.72 : 0.08);
  const rock = mix(mix("#b5613f", palette.far, 0.4), palette.near, dark ? 0.6 : 0.05);
  const random = stage.random("desert");
  const mesas = repeat(3, () => {
    const [x, wide, tall] = [random.between(0, width), random.between(90, 200), random.between(70, 150)];
    const right = `M${x + wide * 0.2},${horizon - tall}L${x + wide * 0.8},${horizon - tall}L${x + wide * 1.1},${horizon + 6}L${x + wide * 0.3},${horizon + 6}Z`;
    return (
      shape(
        `M${x - wide},${horizon + 6}L${x - wide * 0.78},${horizon - tall * 0.8}L${x - wide * 0.6},${horizon - tall}L${x + wide * 0.8},${horizon - tall}L${x + wide * 1.1},${horizon + 6}Z`,
        mix(rock, palette.low, 0.3),
      ) + shape(right, darken(rock, 0.2), 0.35)
    );
  });
  return (
    mesas +
    repeat(4, (layer) => drawDune(stage, layer, horizon + (height - horizon) * (layer / 4) * 0.85, sand))
  );
}

function drawDune(stage: Stage, layer: number, level: number, sand: string): string {
  const { width, height, palette } = stage;
  const random = stage.random(`dune${layer}`);
  const rise = 26 + 34 * layer;
  const peak = width * random.between(0.2, 0.8);
  const color = mix(mix(sand, palette.low, 0.3), darken(sand, 0.22), layer / 3.4);
  const fill = verticalGradient(`dune${layer}`, [
    [0, lighten(color, 0.14)],
    [1, darken(color, 0.1)],
  ]);
  const top = level - rise;
  const outline = `M-20,${level + 20}C${peak * 0.5},${level} ${peak * 0.7},${top} ${peak},${top}C${peak + 120},${top + rise * 0.3} ${peak + width * 0.3},${level + 10} ${width + 20},${level - rise * 0.3}`;
  const shade = `M${peak},${top}C${peak + 120},${top + rise * 0.3} ${peak + width * 0.3},${level + 10} ${width + 20},${level - rise * 0.3}L${width + 20},${height}L${peak + width * 0.35},${height}C${peak + 40},${level + rise * 2.4} ${peak + 90},${level + rise} ${peak},${top}Z`;
  return (
    fill +
    shape(`${outline}L${width + 20},${height}L-20,${height}Z`, `url(#dune${layer})`) +
    shape(shade, darken(sand, 0.5), 0.22)
  );
}

function drawRow(stage: Stage, layer: number, base: number, color: string, depth: number): string {
  const { palette, width, height, detail } = stage;
  const random = stage.random(`city${layer}`);
  const lit = stage.dark || stage.scene.time === "dusk" ? 0.5 : 0.16;
  const pane = stage.dark || stage.scene.time === "dusk" ? palette.glow : mix(color, palette.low, 0.55);
  let buildings = "";
  for (let x = -20; x < width; ) {
    const wide = random.between(46, 104) * (0.7 + 0.5 * depth);
    const tall = height * random.between(0.1, 0.34) * (1.15 - 0.3 * depth) * (random.chance(0.12) ? 1.4 : 1);
    const fill = mix(color, palette.far, random.between(0, 0.14));
    buildings +=
      rect(x, base - tall, wide, height, fill) +
      rect(x + wide * 0.68, base - tall, wide * 0.32, height, darken(fill, 0.35), { opacity: 0.3 });
    if (random.chance(0.35)) buildings += roof(x, base - tall, wide, fill);
    if (layer > 0)
      buildings += windows(
        stage,
        [x, base - tall, wide, tall + height * 0.2],
        { pane, lit, fine: 11 - 3 * detail },
        layer,
      );
    x += wide + random.between(-4, 12);
  }
  return buildings;
}

function roof(x: number, y: number, wide: number, fill: string): string {
  return (
    rect(x + wide * 0.22, y - wide * 0.3, wide * 0.56, wide * 0.32, fill) +
    rect(x + wide * 0.48, y - wide * 0.95, 3, wide * 0.7, fill)
  );
}

function windows(
  stage: Stage,
  [x, y, wide, tall]: [number, number, number, number],
  look: { pane: string; lit: number; fine: number },
  layer: number,
): string {
  const random = stage.random(`windows${layer}:${Math.round(x)}`);
  const [columns, rows] = [Math.floor((wide - 10) / look.fine), Math.floor(tall / (look.fine * 1.5))];
  let panes = "";
  for (let row = 1; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!random.chance(look.lit)) continue;
      panes += rect(
        x + 7 + column * look.fine,
        y + row * look.fine * 1.5,
        look.fine * 0.5,
        look.fine * 0.8,
        look.pane,
        {
          opacity: random.between(0.35, 0.95),
        },
      );
    }
  }
  return panes;
}

function fir(x: number, base: number, reach: number, tiers: number): string {
  let left = "";
  let right = "";
  for (let tier = 1; tier <= tiers; tier++) {
    const [y, half] = [base - reach + (reach * tier) / tiers, (reach * 0.24 * tier) / tiers];
    left += `L${x - half},${y}L${x - half * 0.55},${y - reach * 0.015}`;
    right = `L${x + half * 0.55},${y - reach * 0.015}L${x + half},${y}${right}`;
  }
  return `<path d="M${x},${base - reach}${left}${right}Z"/>`;
}
