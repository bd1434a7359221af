import { lighten, mix } from "./color.ts";
import { drawMist } from "./land.ts";
import type { Stage } from "./stage.ts";
import {
  blur,
  circle,
  element,
  group,
  radialGradient,
  rect,
  repeat,
  shape,
  stroke,
  verticalGradient,
} from "./svg.ts";

/** What hangs in the sky behind the land. */
export function drawSkyWeather(stage: Stage): string {
  const { weathers } = stage.scene;
  return (
    (weathers.has("aurora") ? drawAurora(stage) : "") +
    (weathers.has("rainbow") ? drawRainbow(stage) : "") +
    (weathers.has("lightning") ? drawLightning(stage) : "")
  );
}

/** What falls between the viewer and the picture. */
export function drawFrontWeather(stage: Stage): string {
  const { weathers } = stage.scene;
  return (
    (weathers.has("fog") ? drawFog(stage) : "") +
    (weathers.has("rain") ? drawRain(stage) : "") +
    (weathers.has("snow") ? drawSnow(stage) : "")
  );
}

function drawRain(stage: Stage): string {
  const { palette, width, height, detail } = stage;
  const random = stage.random("rain");
  const color = mix(palette.low, "#ffffff", 0.6);
  const drops = repeat((330 + 220 * detail) * ((width * height) / 1e6), () => {
    const near = random.next() ** 2;
    const [x, y, reach] = [random.between(-60, width + 60), random.between(-40, height), 22 + 56 * near];
    return stroke(`M${x},${y}l${-reach * 0.22},${reach}`, color, 0.9 + 1.5 * near, 0.2 + 0.4 * near);
  });
  return rect(0, 0, width, height, palette.middle, { opacity: 0.12 }) + drops;
}

function drawSnow(stage: Stage): string {
  const { width, height, detail } = stage;
  const random = stage.random("snow");
  const flakes = (count: number, small: number, large: number, opacity: number) =>
    repeat(count * ((width * height) / 1e6), () =>
      circle(
        random.between(0, width),
        random.between(0, height),
        random.between(small, large),
        "#ffffff",
        random.between(opacity * 0.5, opacity),
      ),
    );
  return (
    flakes(280 + 200 * detail, 1.2, 3.6, 0.9) +
    blur("flakes", 2.2) +
    group({ filter: "url(#flakes)" }, flakes(46, 6, 12, 0.75))
  );
}

function drawFog(stage: Stage): string {
  const { height, horizon } = stage;
  return repeat(4, (index) => drawMist(stage, horizon + (index - 1.2) * height * 0.12, height * 0.3, 0.55));
}

function drawAurora(stage: Stage): string {
  const { width, horizon } = stage;
  const random = stage.random("aurora");
  const colors = ["#5dffb0", "#3fe0d0", "#9a7bff"];
  const curtains = colors.map((color, index) => {
    const [base, sway, phase] = [horizon * (0.62 - 0.14 * index), horizon * 0.09, random.between(0, 6)];
    const fill = verticalGradient(`aurora${index}`, [
      [0, color, 0],
      [0.75, color, 0.55],
      [1, lighten(color, 0.4), 0],
    ]);
    const rays = repeat(width / 14, (step) => {
      const x = step * 14;
      const y = base + sway * Math.sin(x * 0.006 + phase) + sway * 0.4 * Math.sin(x * 0.017 + phase);
      const reach = horizon * random.between(0.24, 0.5);
      return rect(x - 3, y - reach, 20, reach, `url(#aurora${index})`, {
        opacity: random.between(0.35, 0.9),
      });
    });
    return fill + rays;
  });
  return blur("curtain", 9) + group({ filter: "url(#curtain)" }, curtains.join(""));
}

function drawRainbow(stage: Stage): string {
  const { width, horizon } = stage;
  const colors = ["#e8524a", "#f29a45", "#f6d95b", "#6cc48a", "#5aa5e0", "#7d6fd0"];
  const arcs = colors.map((color, index) =>
    element("circle", {
      cx: width * 0.5,
      cy: horizon * 1.05,
      r: Math.min(width * 0.44, horizon * 0.85) - index * 11,
      fill: "none",
      stroke: color,
      "stroke-width": 12,
    }),
  );
  return blur("bow", 4) + group({ filter: "url(#bow)", opacity: 0.55 }, arcs.join(""));
}

function drawLightning(stage: Stage): string {
  const { width, horizon } = stage;
  const random = stage.random("lightning");
  let [x, y] = [width * random.between(0.3, 0.7), horizon * 0.12];
  const start = x;
  let d = `M${x},${y}`;
  while (y < horizon) {
    x += random.between(-46, 46);
    y += random.between(26, 60);
    d += `L${x},${Math.min(y, horizon)}`;
    if (random.chance(0.25))
      d += `l${random.between(-70, 70)},${random.between(30, 70)}M${x},${Math.min(y, horizon)}`;
  }
  const flash = radialGradient("flash", [
    [0, "#ffffff", 0.7],
    [1, "#dfe6ff", 0],
  ]);
  return (
    flash +
    shape(`M${start - 340},${horizon * 0.12}a340,240 0 1 0 680,0a340,240 0 1 0 -680,0Z`, "url(#flash)") +
    blur("bolt", 7) +
    group({ filter: "url(#bolt)" }, stroke(d, "#cdd6ff", 12, 0.8)) +
    stroke(d, "#ffffff", 4)
  );
}
