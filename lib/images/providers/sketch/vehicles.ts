import { type Drawing, halo, type Ink } from "./ink.ts";
import { circle, ellipse, group, rect, repeat, shape, stroke } from "./svg.ts";

export const boat: Drawing = (ink) =>
  stroke("M0,-20L0,-196", ink.dark, 4) +
  shape("M5,-190C60,-120 78,-70 74,-34L5,-34Z", ink.white) +
  shape("M5,-90C30,-84 54,-70 72,-62Q75,-46 74,-34L5,-34Z", ink.accent, 0.85) +
  shape("M5,-190C26,-140 34,-80 26,-34L5,-34Z", ink.shade, 0.1) +
  shape("M-5,-178C-30,-110 -50,-64 -70,-34L-5,-34Z", ink.white) +
  shape("M-5,-178C-14,-120 -20,-70 -28,-34L-5,-34Z", ink.shade, 0.14) +
  shape("M0,-196l26,7l-26,8Z", ink.body) +
  shape("M-92,-28Q0,-16 92,-30C82,-4 64,8 44,8L-50,8C-72,6 -84,-8 -92,-28Z", ink.body) +
  shape("M-92,-28Q0,-16 92,-30L88,-21Q0,-8 -88,-20Z", ink.white, 0.9) +
  shape("M-76,-4Q0,8 80,-8C74,2 62,8 44,8L-50,8C-62,7 -70,2 -76,-4Z", ink.shade, 0.6);

export const balloon: Drawing = (ink) =>
  stroke("M-30,-70L-13,-28M30,-70L13,-28M-10,-66L-6,-28M10,-66L6,-28", ink.dark, 1.8) +
  shape(
    "M0,-200C-62,-200 -84,-150 -76,-118C-70,-92 -42,-80 -30,-66L30,-66C42,-80 70,-92 76,-118C84,-150 62,-200 0,-200Z",
    ink.body,
  ) +
  shape(
    "M0,-200C-44,-196 -58,-150 -52,-118C-48,-94 -30,-80 -20,-66L-8,-66C-18,-90 -24,-160 0,-200ZM0,-200C24,-160 18,-90 8,-66L20,-66C30,-80 48,-94 52,-118C58,-150 44,-196 0,-200Z",
    ink.accent,
  ) +
  shape("M-74,-126Q0,-104 74,-126L76,-138Q0,-118 -76,-138Z", ink.white, 0.92) +
  shape(
    "M0,-200C62,-200 84,-150 76,-118C70,-92 42,-80 30,-66L12,-66C50,-100 54,-170 0,-200Z",
    ink.dark,
    0.14,
  ) +
  ellipse(-36, -166, 13, 24, "#ffffff", 0.25) +
  rect(-15, -28, 30, 24, "#9a6a3f", { rx: 4 }) +
  rect(-17, -30, 34, 6, "#7b5230", { rx: 3 }) +
  (ink.night ? circle(0, -58, 12, ink.glow, 0.9) + halo(0, -90, 130) : "");

export const kite: Drawing = (ink, random) =>
  stroke(`M0,-30C-40,40 -90,60 -70,150S-150,240 -190,330`, ink.white, 1.8, 0.85) +
  stroke("M0,-52C24,-26 -20,-8 10,20S-6,62 16,84", ink.accent, 3) +
  repeat(3, (index) => {
    const [x, y] = [
      [6, -8],
      [4, 26],
      [6, 60],
    ][index] ?? [0, 0];
    return shape(`M${x},${y}l-13,-8l0,16ZM${x},${y}l13,-8l0,16Z`, index % 2 === 0 ? ink.body : ink.accent);
  }) +
  group(
    { transform: `rotate(${random.between(8, 22)},0,-120)` },
    shape("M0,-200L-58,-140L0,-50Z", ink.light) +
      shape("M0,-200L58,-140L0,-50Z", ink.body) +
      shape("M-58,-140L0,-140L0,-50Z", ink.body) +
      shape("M58,-140L0,-140L0,-50Z", ink.shade) +
      stroke("M0,-200L0,-50M-58,-140L58,-140", ink.white, 2.4),
  );

export const rocket: Drawing = (ink, random) =>
  group(
    { transform: `rotate(${random.between(10, 26)},0,-100)` },
    shape("M-18,-34C-34,-4 -10,22 0,64C10,22 34,-4 18,-34Z", "#ff8a3d", 0.95) +
      shape("M-11,-34C-18,-10 -5,8 0,36C5,8 18,-10 11,-34Z", "#ffe08a") +
      halo(0, -8, 90) +
      shape("M-26,-92C-60,-72 -62,-46 -56,-26L-20,-48ZM26,-92C60,-72 62,-46 56,-26L20,-48Z", ink.body) +
      shape("M0,-204C-42,-162 -36,-84 -22,-38L22,-38C36,-84 42,-162 0,-204Z", ink.white) +
      shape("M0,-204C42,-162 36,-84 22,-38L4,-38C22,-90 22,-160 0,-204Z", ink.shade, 0.25) +
      shape("M0,-204C-17,-187 -26,-168 -30,-150Q0,-140 30,-150C26,-168 17,-187 0,-204Z", ink.body) +
      circle(0, -118, 17, ink.dark) +
      circle(0, -118, 12, "#8fd6e8") +
      ellipse(-4, -122, 4, 3, "#ffffff", 0.8) +
      rect(-21, -46, 42, 9, ink.dark) +
      shape("M-6,-76L6,-76L5,-24L-5,-24Z", ink.body),
  );

export const plane: Drawing = (ink) =>
  group(
    { transform: "translate(0,-100) rotate(-10)" },
    shape("M10,-6L46,-60L58,-60L42,-4Z", ink.shade) +
      shape(
        "M-98,6C-88,-16 -40,-18 40,-16L80,-52L96,-52L84,-10C104,-4 100,6 84,10C40,18 -40,20 -76,18C-90,16 -98,12 -98,6Z",
        ink.white,
      ) +
      shape("M-98,6C-90,14 -60,12 90,2C92,6 90,8 84,10C40,18 -40,20 -76,18C-90,16 -98,12 -98,6Z", ink.body) +
      shape("M-22,8L24,66L40,64L26,4Z", ink.body) +
      shape("M66,-34L80,-52L96,-52L90,-30Z", ink.body) +
      repeat(9, (index) => circle(-52 + index * 12, -4, 2.6, ink.dark, 0.8)) +
      shape("M-86,-4L-70,-10L-66,-3L-88,0Z", "#8fc6dc"),
  );

export const car: Drawing = (ink) =>
  (ink.night ? halo(-100, -34, 110) : "") +
  shape(
    "M-96,-18C-98,-42 -86,-48 -60,-52C-46,-84 -36,-92 4,-92C40,-92 52,-76 66,-54C90,-52 98,-42 96,-18Z",
    ink.body,
  ) +
  shape(
    "M-48,-54C-38,-78 -32,-83 -2,-83L-2,-54ZM6,-83C34,-82 42,-72 54,-54L6,-54Z",
    ink.night ? ink.glow : "#a9d2de",
    0.92,
  ) +
  shape("M-48,-54L-40,-70L-26,-83L-10,-83L-34,-54Z", "#ffffff", 0.35) +
  shape("M-96,-18C-97,-28 -95,-34 -92,-38C-30,-30 40,-30 95,-36Q97,-28 96,-18Z", ink.shade, 0.5) +
  stroke("M2,-54L2,-22M-2,-44L-12,-44", ink.shade, 2.4) +
  circle(-90, -36, 6, ink.glow) +
  rect(88, -42, 7, 12, "#d9483b", { rx: 2 }) +
  wheel(-56, ink) +
  wheel(56, ink);

function wheel(x: number, ink: Ink): string {
  return circle(x, -16, 20, ink.dark) + circle(x, -16, 10, ink.white) + circle(x, -16, 4, ink.shade);
}
