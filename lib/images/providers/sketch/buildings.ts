import { type Drawing, halo, type Ink } from "./ink.ts";
import { circle, element, group, rect, repeat, shape, stroke } from "./svg.ts";

const BEAM = { id: "lamp-beam", gradientUnits: "userSpaceOnUse", cx: 0, cy: -172, r: 400 };

export const house: Drawing = (ink, random) =>
  smoke(46, -176, random.between(10, 26), ink) +
  rect(34, -170, 24, 60, ink.shade) +
  rect(-72, -92, 144, 92, ink.white) +
  rect(20, -92, 52, 92, ink.shade, { opacity: 0.22 }) +
  shape("M-92,-88L-56,-158L56,-158L92,-88Z", ink.body) +
  shape("M30,-158L56,-158L92,-88L44,-88Z", ink.shade, 0.5) +
  repeat(3, (index) =>
    stroke(
      `M${-86 + index * 8},${-100 - index * 18}L${86 - index * 8},${-100 - index * 18}`,
      ink.shade,
      1.6,
      0.5,
    ),
  ) +
  rect(-14, -56, 30, 56, ink.accent) +
  circle(9, -27, 2.6, ink.glow) +
  [-58, 32].map((x) => pane(x, -68, 28, 30, ink)).join("") +
  pane(-13, -138, 26, 26, ink) +
  shape("M-96,2Q-60,-22 -44,2ZM46,2Q66,-18 92,2Z", "#5d7d4b", 0.9);

export const lighthouse: Drawing = (ink) =>
  (ink.night
    ? element("radialGradient", BEAM, stops(ink)) +
      shape("M0,-172L-420,-236L-420,-116Z", "url(#lamp-beam)") +
      shape("M0,-172L420,-244L420,-124Z", "url(#lamp-beam)") +
      halo(0, -172, 80)
    : "") +
  shape("M-110,6C-90,-22 -60,-16 -44,-30C-20,-40 30,-40 46,-26C70,-24 96,-16 116,6Z", ink.dark, 0.92) +
  shape("M-70,-8C-50,-22 -30,-32 0,-34L10,-20Z", ink.white, 0.14) +
  rect(28, -62, 46, 36, ink.white) +
  shape("M22,-60L51,-82L80,-60Z", ink.body) +
  pane(42, -52, 14, 16, ink) +
  shape("M-25,-26L-15,-156L15,-156L25,-26Z", ink.white) +
  shape("M-23.1,-52L-21,-80L21,-80L23.1,-52ZM-18.9,-108L-16.8,-134L16.8,-134L18.9,-108Z", ink.body) +
  shape("M6,-156L15,-156L25,-26L10,-26Z", ink.shade, 0.3) +
  rect(-22, -160, 44, 6, ink.dark) +
  stroke("M-20,-160L-20,-168L20,-168L20,-160", ink.dark, 1.8) +
  rect(-12, -184, 24, 24, ink.glow) +
  stroke("M-12,-184L-12,-160M0,-184L0,-160M12,-184L12,-160", ink.dark, 2) +
  shape("M-17,-184Q0,-206 17,-184Z", ink.body) +
  circle(0, -200, 3.4, ink.dark);

export const castle: Drawing = (ink) =>
  tower(-64, 30, 118, ink) +
  tower(64, 30, 128, ink) +
  rect(-62, -84, 124, 84, ink.body) +
  rect(18, -84, 44, 84, ink.shade, { opacity: 0.35 }) +
  repeat(7, (index) => rect(-62 + index * 18.6, -94, 11, 12, ink.body)) +
  tower(-24, 34, 158, ink) +
  tower(26, 24, 140, ink) +
  shape("M-20,0L-20,-34Q0,-60 20,-34L20,0Z", ink.dark) +
  repeat(4, (index) => stroke(`M${-12 + index * 8},0L${-12 + index * 8},-42`, ink.body, 1.6, 0.7));

export const windmill: Drawing = (ink, random) => {
  const turn = random.between(8, 80);
  const sails = repeat(4, (index) =>
    group(
      { transform: `rotate(${turn + index * 90})` },
      stroke("M0,0L0,-92", ink.dark, 4) +
        element("path", {
          d: "M2,-16L24,-16L24,-92L2,-92ZM2,-35L24,-35M2,-54L24,-54M2,-73L24,-73M13,-16L13,-92",
          fill: ink.white,
          "fill-opacity": 0.9,
          stroke: ink.dark,
          "stroke-width": 1.6,
        }),
    ),
  );
  return (
    shape("M-40,0L-25,-120L25,-120L40,0Z", ink.white) +
    shape("M8,-120L25,-120L40,0L14,0Z", ink.shade, 0.3) +
    shape("M-32,-116Q0,-172 32,-116Z", ink.body) +
    rect(-12, -34, 24, 34, ink.accent) +
    pane(-9, -88, 18, 20, ink) +
    group({ transform: "translate(0,-126)" }, sails + circle(0, 0, 7, ink.dark))
  );
};

export const tent: Drawing = (ink) =>
  (ink.night ? halo(0, -34, 170) : "") +
  shape("M-96,0L0,-112L96,0Z", ink.body) +
  shape("M0,-112L96,0L40,0Z", ink.shade, 0.55) +
  shape("M0,-112L-34,0L30,0Z", ink.night ? ink.glow : ink.dark, 0.92) +
  shape("M0,-112L-40,0L-54,0Z", ink.light, 0.85) +
  stroke("M0,-112L-4,-124M0,-112L5,-123M-96,0L-116,6M96,0L116,6", ink.dark, 3);

export const bridge: Drawing = (ink) =>
  stroke("M-190,-50C-160,-60 -130,-100 -110,-150Q0,10 110,-150C130,-100 160,-60 190,-50", ink.body, 4) +
  repeat(21, (index) => {
    const x = -100 + index * 10;
    return stroke(`M${x},-40L${x},${-150 + 80 * (1 - (x / 110) ** 2)}`, ink.body, 1.4, 0.85);
  }) +
  repeat(2, (index) => {
    const x = index === 0 ? -116 : 104;
    return (
      rect(x, -162, 12, 164, ink.body) +
      rect(x + 7, -162, 5, 164, ink.shade, { opacity: 0.5 }) +
      rect(x - 3, -8, 18, 12, ink.shade)
    );
  }) +
  rect(-1200, -46, 2400, 9, ink.body) +
  rect(-1200, -39, 2400, 4, ink.shade);

function tower(x: number, wide: number, tall: number, ink: Ink): string {
  return (
    rect(x - wide / 2, -tall, wide, tall, ink.light) +
    rect(x + wide * 0.12, -tall, wide * 0.38, tall, ink.shade, { opacity: 0.35 }) +
    shape(
      `M${x - wide * 0.64},${-tall}L${x},${-tall - wide * 1.5}L${x + wide * 0.64},${-tall}Z`,
      ink.accent,
    ) +
    shape(
      `M${x},${-tall - wide * 1.5}L${x + wide * 0.64},${-tall}L${x + wide * 0.1},${-tall}Z`,
      ink.dark,
      0.28,
    ) +
    stroke(`M${x},${-tall - wide * 1.5}l0,-14`, ink.dark, 2) +
    shape(`M${x},${-tall - wide * 1.5 - 14}l15,5l-15,5Z`, ink.accent) +
    shape(`M${x - 5},${-tall + 36}l0,-12q5,-8 10,0l0,12Z`, ink.night ? ink.glow : ink.dark)
  );
}

function pane(x: number, y: number, width: number, height: number, ink: Ink): string {
  const glass = ink.night ? ink.glow : "#9fc4d3";
  return (
    (ink.night ? halo(x + width / 2, y + height / 2, width * 1.9, 0.6) : "") +
    element("rect", { x, y, width, height, fill: glass, stroke: ink.dark, "stroke-width": 2.4 }) +
    stroke(`M${x + width / 2},${y}l0,${height}M${x},${y + height / 2}l${width},0`, ink.dark, 1.6)
  );
}

function smoke(x: number, y: number, drift: number, ink: Ink): string {
  return repeat(5, (index) =>
    circle(x + drift * index * 0.7, y - index * 17, 7 + index * 4.2, ink.white, 0.4 - index * 0.065),
  );
}

function stops(ink: Ink): string {
  const stop = (offset: number, opacity: number) =>
    element("stop", { offset, "stop-color": ink.glow, "stop-opacity": opacity });
  return stop(0, 0.75) + stop(0.3, 0.35) + stop(1, 0);
}
