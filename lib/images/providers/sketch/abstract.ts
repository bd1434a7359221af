import { darken, lighten, mix } from "./color.ts";
import { rolling } from "./land.ts";
import type { Random } from "./random.ts";
import type { Stage } from "./stage.ts";
import { circle, curve, element, radialGradient, rect, repeat, shape, verticalGradient } from "./svg.ts";

/** For prompts without a word that the sketch knows: one of three arrangements, all from the prompt's hash. */
export function drawAbstract(stage: Stage): string {
  const { palette, width, height } = stage;
  const random = stage.random("abstract");
  const paper = verticalGradient("paper", [
    [0, mix(palette.low, palette.disc, 0.45)],
    [1, mix(palette.low, palette.middle, 0.3)],
  ]);
  const arrange = random.pick([drawWaves, drawArches, drawTiles]);
  return paper + rect(0, 0, width, height, "url(#paper)") + arrange(stage, random);
}

function drawWaves(stage: Stage, random: Random): string {
  const { palette, width, height } = stage;
  const count = random.whole(4, 7);
  const top = random.between(0.36, 0.5);
  const waves = repeat(count, (layer) => {
    const color = mix(mix(palette.far, palette.low, 0.25), palette.near, layer / (count - 1));
    const tone = layer === 1 ? mix(color, palette.accent, 0.6) : color;
    const level = height * (top + ((1 - top) * layer) / count);
    const fill = verticalGradient(`wave${layer}`, [
      [0, lighten(tone, 0.14)],
      [1, darken(tone, 0.14)],
    ]);
    const outline = curve(rolling(width, level, random.between(30, 84), random));
    return fill + shape(`${outline}L${width + 20},${height}L-50,${height}Z`, `url(#wave${layer})`);
  });
  return drawOrb(stage, random) + waves;
}

function drawArches(stage: Stage, random: Random): string {
  const { palette, width, height } = stage;
  const colors = [palette.near, palette.accent, palette.far, palette.low, palette.top, palette.middle];
  const count = random.whole(2, 3);
  const arches = repeat(count, (index) => {
    const x = width * ((index + 0.5) / count + random.between(-0.06, 0.06));
    const size = (Math.min(width, height) / count) * random.between(0.42, 0.62);
    const first = random.whole(0, 5);
    const base = height * random.between(0.74, 0.86);
    return repeat(5, (ring) => {
      const r = size * (1 - ring * 0.19);
      const color = colors[(first + ring) % colors.length] ?? palette.accent;
      const foot = base - size * 0.55;
      return shape(
        `M${x - r},${base}L${x - r},${foot}A${r},${r} 0 0 1 ${x + r},${foot}L${x + r},${base}Z`,
        color,
      );
    });
  });
  const floor = verticalGradient("floor", [
    [0, lighten(palette.near, 0.06)],
    [1, darken(palette.near, 0.3)],
  ]);
  const ground = `${curve(rolling(width, height * 0.8, 18, random))}L${width + 20},${height}L-50,${height}Z`;
  return drawOrb(stage, random) + arches + floor + shape(ground, "url(#floor)");
}

/** A grid of quarter discs, as in a mid-century print. */
function drawTiles(stage: Stage, random: Random): string {
  const { palette, width, height } = stage;
  const colors = [palette.top, palette.middle, palette.accent, palette.far, palette.near, palette.low];
  const size = 1000 / random.whole(3, 5);
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  return repeat(columns * rows, (index) => {
    const [x, y] = [(index % columns) * size, Math.floor(index / columns) * size];
    const ground = random.pick(colors);
    const ink = random.pick(colors.filter((color) => color !== ground));
    const third = random.pick(colors.filter((color) => color !== ground && color !== ink));
    const turn = `rotate(${random.whole(0, 3) * 90},${x + size / 2},${y + size / 2})`;
    const quarter = (r: number, fill: string) =>
      shape(`M${x},${y}L${x + r},${y}A${r},${r} 0 0 1 ${x},${y + r}Z`, fill);
    const motif = random.pick([
      () => quarter(size, ink) + quarter(size * 0.62, third) + quarter(size * 0.3, ground),
      () =>
        circle(x + size / 2, y + size / 2, size * 0.36, ink) +
        circle(x + size / 2, y + size / 2, size * 0.16, third),
      () =>
        shape(`M${x},${y}L${x + size},${y}A${size / 2},${size / 2} 0 0 1 ${x},${y}Z`, ink) +
        rect(x, y + size * 0.62, size, size * 0.14, third),
      () => shape(`M${x},${y}L${x + size},${y}L${x},${y + size}Z`, ink),
    ]);
    return rect(x - 0.5, y - 0.5, size + 1, size + 1, ground) + element("g", { transform: turn }, motif());
  });
}

function drawOrb({ palette, width, height }: Stage, random: Random): string {
  const [x, y] = [width * random.between(0.28, 0.72), height * random.between(0.24, 0.4)];
  const r = random.between(110, 220);
  const fill = radialGradient("orb", [
    [0, lighten(palette.accent, 0.2)],
    [1, palette.accent],
  ]);
  const ring = element("circle", {
    cx: x + random.between(-60, 60),
    cy: y + random.between(-40, 40),
    r: r * random.between(1.2, 1.6),
    fill: "none",
    stroke: palette.near,
    "stroke-width": 3,
    opacity: 0.5,
  });
  return fill + circle(x, y, r, "url(#orb)") + ring;
}
