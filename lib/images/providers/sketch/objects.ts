import { darken, lighten } from "./color.ts";
import { type Drawing, halo, type Ink } from "./ink.ts";
import { circle, element, ellipse, group, rect, repeat, shape, stroke } from "./svg.ts";

export const robot: Drawing = (ink) =>
  stroke("M0,-172L0,-188", ink.dark, 4) +
  circle(0, -192, 7, ink.glow) +
  (ink.night ? halo(0, -192, 34) : "") +
  rect(-28, -30, 20, 30, ink.shade, { rx: 5 }) +
  rect(8, -30, 20, 30, ink.shade, { rx: 5 }) +
  stroke("M-44,-86C-70,-80 -72,-60 -68,-46M44,-86C72,-92 78,-112 74,-126", ink.shade, 13) +
  circle(-68, -42, 10, ink.body) +
  circle(74, -130, 10, ink.body) +
  rect(-46, -100, 92, 76, ink.body, { rx: 16 }) +
  rect(14, -100, 32, 76, ink.shade, { rx: 16, opacity: 0.4 }) +
  rect(-26, -84, 52, 34, ink.white, { rx: 7 }) +
  stroke("M-18,-66L-8,-66L-3,-76L4,-58L9,-66L18,-66", ink.accent, 3) +
  rect(-52, -172, 104, 66, ink.body, { rx: 24 }) +
  rect(-40, -160, 80, 42, ink.dark, { rx: 17 }) +
  [-17, 17].map((x) => circle(x, -140, 9, ink.glow) + halo(x, -140, 24, 0.7)).join("") +
  stroke("M-8,-126Q0,-121 8,-126", ink.glow, 2.6) +
  ellipse(-26, -164, 14, 4, "#ffffff", 0.5) +
  rect(-60, -148, 9, 22, ink.accent, { rx: 4 }) +
  rect(51, -148, 9, 22, ink.accent, { rx: 4 });

export const planet: Drawing = (ink) =>
  group(
    { transform: "translate(0,-100) rotate(-16)" },
    element("path", {
      d: "M-104,0A104,24 0 0 1 104,0",
      fill: "none",
      stroke: ink.light,
      "stroke-width": 9,
      opacity: 0.8,
    }) +
      circle(0, 0, 62, ink.body) +
      shape("M-58,-22Q0,-8 58,-22L61,-8Q0,8 -61,-8ZM-60,14Q0,30 60,14L54,30Q0,44 -54,30Z", ink.shade, 0.45) +
      shape("M-50,-38Q0,-26 50,-38L54,-32Q0,-18 -54,-32Z", ink.light, 0.6) +
      shape("M14,-60A62,62 0 0 1 14,60A78,78 0 0 0 14,-60Z", ink.dark, 0.5) +
      element("path", {
        d: "M-104,0A104,24 0 0 0 104,0",
        fill: "none",
        stroke: ink.light,
        "stroke-width": 9,
      }) +
      element("path", { d: "M-92,2A92,20 0 0 0 92,2", fill: "none", stroke: ink.accent, "stroke-width": 4 }),
  );

export const campfire: Drawing = () =>
  halo(0, -40, 210) +
  shape(
    "M-44,-10C-62,-60 -26,-72 -24,-112C0,-96 -2,-76 8,-66C18,-80 16,-96 26,-106C28,-76 60,-54 42,-10Z",
    "#f0622d",
  ) +
  shape(
    "M-30,-10C-40,-44 -14,-56 -10,-84C4,-70 4,-54 12,-46C18,-54 18,-64 24,-70C26,-46 42,-34 30,-10Z",
    "#fba23c",
  ) +
  shape("M-16,-10C-22,-32 -4,-40 0,-58C10,-44 24,-30 16,-10Z", "#ffe9a0") +
  stroke("M-58,0L50,-16M58,0L-50,-16", "#5a3b2b", 15) +
  stroke("M-54,-3L40,-17", "#7d543a", 4);

export const umbrella: Drawing = (ink) =>
  stroke("M0,-168L0,-26C0,-4 30,-4 28,-26", ink.dark, 5) +
  shape(
    "M-98,-96C-94,-196 94,-196 98,-96Q82,-112 65,-96Q49,-112 33,-96Q16,-112 0,-96Q-16,-112 -33,-96Q-49,-112 -65,-96Q-82,-112 -98,-96Z",
    ink.body,
  ) +
  shape(
    "M0,-171C40,-166 60,-130 65,-96Q49,-112 33,-96C32,-130 20,-160 0,-171ZM0,-171C-40,-166 -60,-130 -65,-96Q-49,-112 -33,-96C-32,-130 -20,-160 0,-171Z",
    ink.light,
    0.55,
  ) +
  shape("M0,-171C66,-168 96,-140 98,-96Q82,-112 65,-96C60,-130 40,-166 0,-171Z", ink.shade, 0.45) +
  stroke("M0,-170L0,-182", ink.dark, 4);

export const lantern: Drawing = (ink) =>
  halo(0, -82, 170) +
  stroke("M-26,-140C-26,-190 26,-190 26,-140", ink.dark, 5) +
  shape("M-36,-132L36,-132L22,-154L-22,-154Z", ink.body) +
  rect(-30, -132, 60, 100, ink.glow, { opacity: 0.6 }) +
  shape("M-13,-42C-20,-70 0,-84 0,-108C14,-88 20,-64 13,-42Z", "#fff2c4") +
  stroke("M-30,-132L-30,-32M30,-132L30,-32M0,-132L0,-114", ink.dark, 5) +
  shape("M-42,0L42,0L34,-32L-34,-32Z", ink.body) +
  shape("M10,0L42,0L34,-32L8,-32Z", ink.shade, 0.5);

export const snowman: Drawing = (ink) => {
  const snow = "#f3f6fa";
  return (
    stroke("M-34,-86L-78,-116M-64,-106L-74,-98M34,-86L80,-110M66,-103L74,-94", "#5b4334", 5) +
    [
      [-44, 52],
      [-98, 38],
      [-144, 28],
    ]
      .map(
        ([y = 0, r = 0]) =>
          circle(0, y, r, snow) +
          shape(
            `M${r * 0.2},${y - r}A${r},${r} 0 0 1 ${r * 0.2},${y + r}A${r * 1.25},${r * 1.25} 0 0 0 ${r * 0.2},${y - r}Z`,
            "#7f93b5",
            0.35,
          ),
      )
      .join("") +
    stroke("M-26,-122Q0,-110 26,-122M14,-116L20,-86", ink.body, 11) +
    circle(-9, -150, 3.6, ink.dark) +
    circle(10, -150, 3.6, ink.dark) +
    shape("M0,-144L-34,-138L0,-136Z", "#ef8a32") +
    [-104, -88, -50].map((y) => circle(-2, y, 4, ink.dark)).join("") +
    rect(-36, -170, 72, 7, ink.dark, { rx: 3 }) +
    rect(-22, -202, 44, 34, ink.dark, { rx: 3 }) +
    rect(-22, -178, 44, 8, ink.body)
  );
};

export const teapot: Drawing = (ink) =>
  steam(-92, -120, ink) +
  element("path", {
    d: "M56,-86C108,-100 108,-28 50,-26",
    fill: "none",
    stroke: ink.shade,
    "stroke-width": 12,
    "stroke-linecap": "round",
  }) +
  shape("M-48,-64C-72,-66 -74,-96 -98,-102L-92,-112C-64,-108 -56,-90 -40,-88Z", ink.body) +
  shape(
    "M-60,-52C-60,-92 -30,-108 0,-108C30,-108 62,-92 62,-52C62,-18 38,0 0,0C-38,0 -60,-18 -60,-52Z",
    ink.body,
  ) +
  shape("M20,-106C46,-100 62,-84 62,-52C62,-18 38,0 8,0C46,-22 48,-80 20,-106Z", ink.shade, 0.5) +
  ellipse(-28, -64, 10, 25, ink.white, 0.45) +
  shape("M-34,-102Q0,-134 34,-102Q0,-94 -34,-102Z", ink.light) +
  circle(0, -124, 8, ink.accent) +
  stroke("M-56,-36Q0,-18 58,-36", ink.accent, 5) +
  repeat(5, (index) => circle(-40 + index * 20, -46 + (index % 2) * 3, 4, ink.white, 0.9));

export const cup: Drawing = (ink) =>
  steam(-12, -112, ink) +
  ellipse(0, -4, 92, 14, ink.light) +
  ellipse(0, -7, 70, 8, ink.shade, 0.6) +
  element("path", {
    d: "M48,-74C92,-80 88,-26 42,-30",
    fill: "none",
    stroke: ink.body,
    "stroke-width": 11,
    "stroke-linecap": "round",
  }) +
  shape("M-58,-92L58,-92C58,-40 46,-6 0,-6C-46,-6 -58,-40 -58,-92Z", ink.body) +
  shape("M16,-92L58,-92C58,-40 46,-6 6,-6C34,-24 36,-60 16,-92Z", ink.shade, 0.5) +
  ellipse(-36, -58, 6, 20, ink.white, 0.4) +
  ellipse(0, -92, 58, 13, ink.light) +
  ellipse(0, -90, 50, 10, "#4b2f23") +
  ellipse(-10, -91, 20, 4, "#b98a5e", 0.7);

export const fruit: Drawing = (ink) => {
  const ball = (x: number, y: number, r: number, color: string) =>
    circle(x, y, r, color) +
    shape(
      `M${x + r * 0.25},${y - r * 0.97}A${r},${r} 0 0 1 ${x + r * 0.1},${y + r}A${r * 1.2},${r * 1.2} 0 0 0 ${x + r * 0.25},${y - r * 0.97}Z`,
      darken(color, 0.4),
      0.4,
    ) +
    ellipse(x - r * 0.36, y - r * 0.36, r * 0.18, r * 0.28, lighten(color, 0.7), 0.7) +
    stroke(`M${x},${y - r * 0.9}q3,-8 8,-12`, "#5b4334", 4);
  return (
    ball(-46, -96, 33, "#ef9a35") +
    ball(48, -94, 33, "#c9d04a") +
    ball(2, -112, 38, ink.body) +
    shape("M10,-156q22,-20 40,-8q-14,18 -40,8Z", "#6f9b4f") +
    ball(-16, -82, 26, "#e7b73c") +
    ball(30, -80, 24, "#8b3d62") +
    shape("M-96,-76L96,-76C90,-26 50,-6 30,-4L-30,-4C-50,-6 -90,-26 -96,-76Z", ink.white) +
    shape("M30,-76L96,-76C90,-26 50,-6 30,-4L0,-4C50,-20 60,-50 30,-76Z", ink.shade, 0.28) +
    stroke("M-92,-62Q0,-46 92,-62", ink.accent, 5) +
    rect(-36, -6, 72, 8, ink.white, { rx: 4 })
  );
};

function steam(x: number, y: number, ink: Ink): string {
  return repeat(3, (index) =>
    stroke(`M${x + index * 13},${y}q-14,-16 0,-32t0,-32`, ink.white, 5, 0.42 - index * 0.08),
  );
}
