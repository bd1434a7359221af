import { darken, mix } from "./color.ts";
import { discPlace, hasDisc } from "./sky.ts";
import type { Stage } from "./stage.ts";
import { blur, ellipse, group, rect, repeat, verticalGradient } from "./svg.ts";

/** Water from the horizon down. `mirrored` is the land behind it, drawn again upside down. */
export function drawWater(stage: Stage, mirrored: string): string {
  const { palette, width, height, horizon } = stage;
  const fill = verticalGradient("water", [
    [0, mix(palette.low, palette.middle, 0.25)],
    [0.3, mix(palette.middle, palette.top, 0.35)],
    [1, darken(mix(palette.top, palette.near, 0.45), 0.18)],
  ]);
  const flip = `matrix(1 0 0 -0.62 0 ${horizon * 1.62})`;
  const depths = `<clipPath id="depths"><rect x="0" y="${horizon}" width="${width}" height="${height - horizon}"/></clipPath>`;
  const reflection = group({ transform: flip, opacity: 0.42, filter: "url(#wet)" }, mirrored);
  return (
    fill +
    depths +
    blur("wet", 3) +
    rect(0, horizon, width, height - horizon, "url(#water)") +
    group({ "clip-path": "url(#depths)" }, reflection + drawRipples(stage) + drawGlitter(stage)) +
    rect(0, horizon - 0.8, width, 1.6, palette.disc, { opacity: 0.45 })
  );
}

function drawRipples(stage: Stage): string {
  const { palette, width, height, horizon, detail } = stage;
  const random = stage.random("ripples");
  const light = mix(palette.low, palette.disc, 0.4);
  const deep = darken(palette.top, 0.25);
  return repeat((170 + 200 * detail) * Math.min(2, width / 1000), (index) => {
    const depth = random.next() ** 1.3;
    const reach = (14 + 120 * depth) * random.between(0.5, 1.3);
    const y = horizon + 3 + (height - horizon) * depth;
    const thickness = 0.7 + 2.6 * depth;
    return ellipse(
      random.between(0, width),
      y,
      reach,
      thickness,
      index % 3 === 0 ? deep : light,
      0.09 + 0.16 * random.next(),
    );
  });
}

/** The path of light below the sun or moon. */
function drawGlitter(stage: Stage): string {
  if (!hasDisc(stage)) return "";
  const { palette, height, horizon, detail } = stage;
  const { x, r } = discPlace(stage);
  const random = stage.random("glitter");
  return repeat(90 + 80 * detail, () => {
    const depth = random.next() ** 1.5;
    const spread = r * (0.5 + 1.8 * depth);
    const at = x + (random.next() + random.next() - 1) * spread;
    const y = horizon + 2 + (height - horizon) * depth * 0.95;
    return ellipse(
      at,
      y,
      (6 + 40 * depth) * random.between(0.4, 1.2),
      1 + 2.8 * depth,
      palette.disc,
      random.between(0.25, 0.8) * (1 - depth * 0.55),
    );
  });
}
