import { darken, lighten, mix } from "./color.ts";
import { rolling } from "./land.ts";
import type { Stage } from "./stage.ts";
import {
  blur,
  circle,
  curve,
  element,
  ellipse,
  group,
  radialGradient,
  rect,
  repeat,
  shape,
  stroke,
  verticalGradient,
} from "./svg.ts";

/** Backdrops without a sky above a horizon. */

export function drawUnderwater(stage: Stage): string {
  const { palette, width, height, detail } = stage;
  const random = stage.random("underwater");
  const [light, deep] = [mix("#8fe3df", palette.low, 0.25), darken(mix("#06324f", palette.near, 0.35), 0.1)];
  const fill = verticalGradient("deep", [
    [0, light],
    [0.35, mix("#2a9bb0", palette.top, 0.2)],
    [1, deep],
  ]);
  const ray = verticalGradient("ray", [
    [0, "#ffffff", 0.45],
    [1, "#ffffff", 0],
  ]);
  const rays = repeat(7, () => {
    const [x, wide] = [random.between(0, width), random.between(20, 80)];
    return shape(
      `M${x},-10L${x + wide},-10L${x + wide * 2.2 - 160},${height * 0.85}L${x - wide * 1.2 - 160},${height * 0.85}Z`,
      "url(#ray)",
      random.between(0.3, 0.8),
    );
  });
  const floor = repeat(3, (layer) => {
    const color = mix(mix("#2a8797", light, 0.1), deep, 0.25 + layer * 0.3);
    return shape(
      `${curve(rolling(width, height * (0.8 + 0.06 * layer), 22, random))}L${width},${height}L-50,${height}Z`,
      color,
    );
  });
  const bubbles = repeat(30 + 30 * detail, () => {
    const [x, y, r] = [random.between(0, width), random.between(0, height), random.between(2, 11)];
    return element("circle", {
      cx: x,
      cy: y,
      r,
      fill: "#ffffff",
      "fill-opacity": 0.12,
      stroke: "#ffffff",
      "stroke-opacity": 0.5,
      "stroke-width": 1.4,
    });
  });
  return (
    fill +
    ray +
    rect(0, 0, width, height, "url(#deep)") +
    blur("beam", 6) +
    group({ filter: "url(#beam)" }, rays) +
    floor +
    drawWeeds(stage, deep) +
    bubbles
  );
}

export function drawSpace(stage: Stage): string {
  const { palette, width, height, detail } = stage;
  const random = stage.random("space");
  const base = mix("#0a0a22", darken(palette.top, 0.75), 0.5);
  const clouds = repeat(7, (index) => {
    const color =
      [palette.accent, palette.middle, palette.low, "#4b6bff", "#b04bd0"][index % 5] ?? palette.accent;
    const fill = radialGradient(`nebula${index}`, [
      [0, color, 0.5],
      [1, color, 0],
    ]);
    return (
      fill +
      ellipse(
        random.between(0, width),
        height * random.between(0.1, 0.9),
        random.between(260, 560),
        random.between(160, 380),
        `url(#nebula${index})`,
      )
    );
  });
  const stars = repeat((260 + 200 * detail) * ((width * height) / 1e6), () =>
    circle(
      random.between(0, width),
      random.between(0, height),
      0.7 + random.next() ** 5 * 3.4,
      "#ffffff",
      random.between(0.3, 1),
    ),
  );
  const ground = lighten(mix(palette.middle, palette.far, 0.5), 0.1);
  const limb = verticalGradient("limb", [
    [0, ground],
    [1, darken(ground, 0.75)],
  ]);
  const ball = height * 0.9;
  return (
    rect(0, 0, width, height, base) +
    clouds +
    stars +
    limb +
    blur("air", 26) +
    group(
      { filter: "url(#air)", opacity: 0.7 },
      circle(width * 0.5, height * 0.84 + ball, ball, palette.low),
    ) +
    circle(width * 0.5, height * 0.86 + ball, ball, "url(#limb)")
  );
}

/** A table before a wall with light from a window. */
export function drawInterior(stage: Stage): string {
  const { palette, width, height } = stage;
  const random = stage.random("interior");
  const wall = stage.dark ? mix(palette.middle, palette.near, 0.4) : mix(palette.middle, palette.low, 0.45);
  const wood = mix(mix("#9b6b48", palette.accent, 0.22), palette.near, stage.dark ? 0.55 : 0.15);
  const edge = height * 0.68;
  const fill = verticalGradient("wall", [
    [0, darken(wall, 0.16)],
    [1, lighten(wall, 0.12)],
  ]);
  const table = verticalGradient("table", [
    [0, lighten(wood, 0.16)],
    [1, darken(wood, 0.35)],
  ]);
  const [x, size] = [width * random.between(0.08, 0.3), 210];
  const pane = (column: number, row: number) =>
    shape(
      `M${x + column * size},${height * 0.1 + row * size + column * 44}l${size - 18},40l0,${size - 18}l${18 - size},-40Z`,
      palette.disc,
      stage.dark ? 0.14 : 0.42,
    );
  const panes = pane(0, 0) + pane(1, 0) + pane(0, 1) + pane(1, 1);
  const grain = repeat(16, () => {
    const [at, y] = [random.between(-100, width), edge + 14 + random.next() * (height - edge)];
    return stroke(
      `M${at},${y}q${random.between(80, 180)},${random.between(-5, 5)} ${random.between(260, 420)},0`,
      darken(wood, 0.4),
      1.6,
      0.22,
    );
  });
  return (
    fill +
    table +
    blur("pane", 5) +
    rect(0, 0, width, edge + 4, "url(#wall)") +
    group({ filter: "url(#pane)" }, panes) +
    rect(0, edge, width, height - edge, "url(#table)") +
    rect(0, edge, width, 5, lighten(wood, 0.4), { opacity: 0.6 }) +
    grain
  );
}

/** Large calm shapes behind a head. */
export function drawStudio(stage: Stage): string {
  const { palette, width, height } = stage;
  const random = stage.random("studio");
  const fill = verticalGradient("studio", [
    [0, mix(palette.top, palette.middle, 0.5)],
    [1, mix(palette.middle, palette.low, 0.6)],
  ]);
  const glow = radialGradient("lamp", [
    [0, palette.disc, 0.75],
    [0.62, mix(palette.disc, palette.low, 0.5), 0.7],
    [0.64, palette.low, 0.16],
    [1, palette.low, 0],
  ]);
  const leaves = repeat(9, (index) => {
    const side = index % 2 === 0 ? 0.02 : 0.98;
    const place = `translate(${width * (side + random.between(-0.06, 0.06))},${height * random.between(0.25, 1.02)}) rotate(${random.between(-70, 70)})`;
    const color = mix(palette.far, palette.near, random.between(0.2, 0.8));
    const reach = random.between(150, 270);
    return group(
      { transform: place },
      shape(
        `M0,0Q${reach * 0.32},${-reach * 0.5} 0,${-reach}Q${-reach * 0.32},${-reach * 0.5} 0,0Z`,
        color,
        0.85,
      ) + stroke(`M0,0L0,${-reach * 0.9}`, lighten(color, 0.3), 2, 0.5),
    );
  });
  return (
    fill +
    glow +
    rect(0, 0, width, height, "url(#studio)") +
    circle(width * 0.5, height * 0.44, Math.min(width, height) * 0.52, "url(#lamp)") +
    leaves
  );
}

function drawWeeds(stage: Stage, deep: string): string {
  const { width, height } = stage;
  const random = stage.random("weeds");
  return repeat(16, () => {
    const [x, reach, lean] = [random.between(0, width), random.between(90, 260), random.between(-40, 40)];
    const color = mix(
      random.pick(["#1f7a5c", "#d96a5a", "#2f8f7a", "#b0527f"]),
      deep,
      random.between(0.15, 0.6),
    );
    const y = height * random.between(0.88, 1);
    return stroke(
      `M${x},${y}q${lean},${-reach * 0.3} 0,${-reach * 0.5}t${lean * 0.5},${-reach * 0.5}`,
      color,
      random.between(7, 15),
      0.9,
    );
  });
}
