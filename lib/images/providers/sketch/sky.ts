import { lighten, mix } from "./color.ts";
import type { Stage } from "./stage.ts";
import {
  blur,
  circle,
  ellipse,
  group,
  radialGradient,
  rect,
  repeat,
  shape,
  verticalGradient,
} from "./svg.ts";

type Disc = { x: number; y: number; r: number };

export function drawSky(stage: Stage): string {
  const { palette, width, height, horizon } = stage;
  const share = horizon / height;
  const gradient = verticalGradient("sky", [
    [0, palette.top],
    [share * 0.55, mix(palette.top, palette.middle, 0.8)],
    [share * 0.8, mix(palette.middle, palette.low, 0.45)],
    [share, palette.low],
  ]);
  return (
    gradient +
    rect(0, 0, width, height, "url(#sky)") +
    (hasStars(stage) ? drawStars(stage) : "") +
    (hasDisc(stage) ? drawDisc(stage, discPlace(stage)) : "") +
    drawClouds(stage)
  );
}

/** Where the sun or the moon stands; the water puts its reflection below it. */
export function discPlace(stage: Stage): Disc {
  const random = stage.random("disc");
  const { time, style, subjects } = stage.scene;
  const named = subjects.some(({ name }) => name === "sun" || name === "moon");
  const low = time === "dusk" || time === "dawn";
  const large = named || style === "minimal" ? 1.5 : 1;
  const x = stage.width * (random.chance(0.5) ? random.between(0.2, 0.38) : random.between(0.62, 0.8));
  const y = stage.horizon * (low ? random.between(0.62, 0.84) : random.between(0.2, 0.38));
  return { x, y, r: random.between(48, 66) * large * (low ? 1.25 : 1) };
}

export function hasDisc(stage: Stage): boolean {
  const { weathers, excluded } = stage.scene;
  if (excluded.has(stage.dark ? "moon" : "sun")) return false;
  if (weathers.has("lightning") || weathers.has("aurora")) return false;
  return stage.dark || !["rain", "fog", "snow"].some((name) => isIn(weathers, name));
}

/** The moon in a dark picture, the sun in any other. */
export function drawDisc({ palette, dark }: Stage, { x, y, r }: Disc): string {
  const halo = radialGradient("halo", [
    [0, palette.disc, dark ? 0.6 : 0.95],
    [0.25, mix(palette.disc, palette.low, 0.4), dark ? 0.3 : 0.5],
    [1, palette.low, 0],
  ]);
  const face = dark
    ? circle(x, y, r, palette.disc) +
      circle(x - r * 0.3, y - r * 0.2, r * 0.2, "#b9b6b8", 0.25) +
      circle(x + r * 0.28, y + r * 0.3, r * 0.28, "#b9b6b8", 0.2) +
      circle(x + r * 0.25, y - r * 0.4, r * 0.13, "#b9b6b8", 0.22)
    : circle(x, y, r, palette.disc);
  return halo + circle(x, y, r * (dark ? 5 : 6.5), "url(#halo)") + face;
}

export function drawStars(stage: Stage): string {
  const { scene, width, horizon, detail } = stage;
  const named = scene.subjects.some(({ name }) => name === "stars");
  const random = stage.random("stars");
  const count = (named ? 260 : 120) * (0.6 + 0.6 * detail) * Math.min(2, width / 1000);
  const small = repeat(count, () => {
    const depth = random.next() ** 1.4;
    const radius = 0.8 + random.next() ** 4 * 2.6;
    return circle(
      random.between(0, width),
      depth * horizon * 0.95,
      radius,
      "#ffffff",
      random.between(0.35, 1) * (1 - depth * 0.7),
    );
  });
  const bright = repeat(named ? 9 : 3, () => {
    const [x, y, r] = [
      random.between(0.05, 0.95) * width,
      random.between(0.04, 0.5) * horizon,
      random.between(7, 15),
    ];
    const d = `M${x},${y - r}Q${x},${y} ${x + r},${y}Q${x},${y} ${x},${y + r}Q${x},${y} ${x - r},${y}Q${x},${y} ${x},${y - r}Z`;
    return shape(d, "#ffffff", 0.9);
  });
  return small + (named ? drawMilkyWay(stage) : "") + bright;
}

function hasStars({ scene, dark }: Stage): boolean {
  return dark && !scene.excluded.has("stars") && !scene.weathers.has("clouds");
}

function drawMilkyWay(stage: Stage): string {
  const { width, horizon, palette } = stage;
  const tone = lighten(palette.low, 0.3);
  const band =
    ellipse(0, 0, width * 0.75, horizon * 0.1, tone, 0.2) +
    ellipse(0, 0, width * 0.5, horizon * 0.045, "#ffffff", 0.13);
  const place = `translate(${width * 0.5},${horizon * 0.4}) rotate(-32)`;
  return blur("milky", 34) + group({ transform: place, filter: "url(#milky)" }, band);
}

function drawClouds(stage: Stage): string {
  const { scene, dark } = stage;
  if (scene.excluded.has("clouds") || scene.style === "minimal") return "";
  const cloudy = ["clouds", "rain", "lightning"].some((name) => isIn(scene.weathers, name));
  const random = stage.random("clouds");
  const streaky = scene.time === "dusk" || scene.time === "dawn" || dark;
  if (cloudy) return drawHeaps(stage, 9) + drawHeaps(stage, 5, 0.12);
  return streaky
    ? drawStreaks(stage, random.whole(6, 11))
    : drawStreaks(stage, 4) + drawHeaps(stage, random.whole(2, 4));
}

/** Long thin layers near the horizon, lit from below. */
function drawStreaks(stage: Stage, count: number): string {
  const { palette, width, horizon, dark } = stage;
  const random = stage.random("streaks");
  const streaks = repeat(count, () => {
    const y = horizon * random.between(0.3, 0.9);
    const color = dark
      ? mix(palette.middle, palette.low, 0.6)
      : mix(palette.disc, palette.middle, random.between(0.1, 0.6));
    const [x, length] = [random.between(0, width), random.between(120, 380)];
    const opacity = random.between(0.25, 0.6) * (dark ? 0.5 : 1);
    return (
      ellipse(x, y, length, random.between(4, 11), color, opacity) +
      ellipse(
        x + length * random.between(-0.4, 0.4),
        y - random.between(6, 14),
        length * 0.55,
        random.between(4, 9),
        color,
        opacity * 0.8,
      )
    );
  });
  return blur("streak", 3.5) + group({ filter: "url(#streak)" }, streaks);
}

/** Heaps with a flat bottom: a row of circles cut off below. */
function drawHeaps(stage: Stage, count: number, lower = 0): string {
  const { palette, width, horizon, dark } = stage;
  const random = stage.random(`heaps${count}`);
  const light = dark ? mix(palette.middle, palette.low, 0.45) : mix(palette.disc, palette.low, 0.25);
  const shade = mix(palette.middle, palette.top, dark ? 0.3 : 0.22);
  const fill = verticalGradient(`heap${count}`, [
    [0, light],
    [0.75, mix(light, shade, 0.75)],
    [1, shade, 0.5],
  ]);
  const heaps = repeat(count, () => {
    const [x, y] = [
      random.between(-0.05, 1.05) * width,
      horizon * random.between(0.12 + lower, 0.52 + lower),
    ];
    return shape(
      heap(x, y, random.between(70, 190), random),
      `url(#heap${count})`,
      random.between(0.6, 0.92),
    );
  });
  return fill + blur(`soft${count}`, 2.5) + group({ filter: `url(#soft${count})` }, heaps);
}

function heap(x: number, y: number, size: number, random: ReturnType<Stage["random"]>): string {
  const bumps = random.whole(4, 7);
  const step = (size * 2) / bumps;
  let d = `M${x - size},${y}`;
  for (let index = 0; index < bumps; index++) {
    const rise =
      step * (0.45 + 0.6 * Math.sin(((index + 0.5) / bumps) * Math.PI)) * random.between(0.8, 1.25);
    const to = x - size + step * (index + 1);
    const level = y - (index === bumps - 1 ? 0 : Math.sin(((index + 1) / bumps) * Math.PI) * size * 0.34);
    d += `A${step * 0.62},${rise} 0 0 1 ${to},${level}`;
  }
  return `${d}Q${x},${y + size * 0.08} ${x - size},${y}Z`;
}

function isIn(set: ReadonlySet<string>, name: string): boolean {
  return set.has(name);
}
