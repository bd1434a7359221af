import { mix } from "./color.ts";
import type { Drawing, Ink } from "./ink.ts";
import { circle, ellipse, group, repeat, shape, stroke } from "./svg.ts";

export const tree: Drawing = (ink, random) => {
  const crown = (count: number, color: string, spread: number, drop: number, opacity: number) =>
    repeat(count, () => {
      const [turn, far] = [random.between(0, 6.28), Math.sqrt(random.next()) * spread];
      return circle(
        Math.cos(turn) * far * 1.15 - drop,
        -132 + Math.sin(turn) * far * 0.8 - drop,
        random.between(13, 27),
        color,
        opacity,
      );
    });
  return (
    shape("M-13,0C-6,-30 -8,-60 -10,-96L10,-96C8,-60 8,-30 16,0Z", "#5a4034") +
    stroke("M0,-66C-14,-84 -26,-92 -38,-104M2,-56C16,-76 28,-86 40,-98", "#5a4034", 7) +
    crown(26, ink.shade, 56, -6, 1) +
    crown(26, ink.body, 52, 0, 1) +
    crown(26, ink.light, 36, 14, 0.55) +
    repeat(60, () =>
      circle(
        random.between(-62, 62),
        -132 + random.between(-48, 44),
        random.between(1.5, 4),
        random.chance(0.5) ? ink.light : ink.shade,
        0.6,
      ),
    )
  );
};

export const pine: Drawing = (ink) =>
  shape("M-7,0L-6,-30L6,-30L7,0Z", "#4f392e") +
  repeat(6, (index) => {
    const [y, half] = [-22 - index * 28, 60 - index * 8.6];
    return (
      shape(
        `M${-half},${y}Q${-half * 0.5},${y + 8} 0,${y + 4}Q${half * 0.5},${y + 8} ${half},${y}Q${half * 0.3},${y - 22} 0,${y - 52}Q${-half * 0.3},${y - 22} ${-half},${y}Z`,
        index % 2 === 0 ? ink.body : mix(ink.body, ink.light, 0.25),
      ) +
      shape(
        `M0,${y + 4}Q${half * 0.5},${y + 8} ${half},${y}Q${half * 0.3},${y - 22} 0,${y - 52}Z`,
        ink.shade,
        0.45,
      )
    );
  });

export const palm: Drawing = (ink, random) =>
  shape("M-12,0C-4,-60 8,-100 24,-142L34,-138C20,-100 8,-50 12,0Z", "#7a5a40") +
  repeat(8, (index) => stroke(`M${-8 + index * 4},${-12 - index * 16}l14,-3`, "#55402f", 2, 0.7)) +
  repeat(9, (index) => {
    const turn = -170 + index * 42 + random.between(-8, 8);
    return group(
      { transform: `translate(29,-142) rotate(${turn})` },
      shape("M0,0C30,-22 66,-16 92,16C62,4 30,6 0,0Z", index % 2 === 0 ? ink.body : ink.shade) +
        stroke("M0,0C32,-10 62,-6 84,10", ink.light, 1.6, 0.7),
    );
  }) +
  circle(24, -134, 7, "#6b4a32") +
  circle(35, -132, 7, "#7b5638");

export const cactus: Drawing = (ink) => {
  const arms = "M0,0L0,-168M0,-66C-46,-66 -48,-72 -48,-122M0,-86C40,-86 42,-94 42,-140";
  return (
    stroke(arms, ink.shade, 36) +
    stroke(arms, ink.body, 30) +
    stroke("M-7,0L-7,-172M-54,-84L-54,-124M36,-100L36,-142", ink.light, 5, 0.7) +
    stroke("M6,0L6,-172M-44,-78L-44,-122M48,-98L48,-140", ink.shade, 3, 0.7) +
    [
      [0, -186],
      [-48, -138],
      [42, -156],
    ]
      .map(([x = 0, y = 0]) => blossom(x, y, 10, ink))
      .join("")
  );
};

export const flower: Drawing = (ink, random) =>
  [
    { x: -44, top: -120, size: 28, bend: -20 },
    { x: 48, top: -106, size: 25, bend: 24 },
    { x: 4, top: -152, size: 37, bend: 8 },
  ]
    .map(
      ({ x, top, size, bend }) =>
        stem(x, top, bend) +
        group({ transform: `translate(${x},${top}) rotate(${random.between(-20, 20)})` }, bloom(size, ink)),
    )
    .join("");

/** The same flowers, in a vase, for a table. */
export const bouquet: Drawing = (ink, random) =>
  group({ transform: "translate(0,-34) scale(0.86)" }, flower(ink, random)) +
  shape(
    "M-30,-74L30,-74C26,-58 46,-42 42,-20C40,-4 24,0 0,0C-24,0 -40,-4 -42,-20C-46,-42 -26,-58 -30,-74Z",
    ink.accent,
  ) +
  shape("M8,-74L30,-74C26,-58 46,-42 42,-20C40,-4 24,0 6,0C26,-24 20,-50 8,-74Z", ink.dark, 0.2) +
  ellipse(-24, -30, 5, 15, "#ffffff", 0.4) +
  ellipse(0, -74, 30, 5, ink.dark, 0.5);

export const mushroom: Drawing = (ink) =>
  shape("M-22,0C-16,-40 -18,-70 -20,-92L20,-92C18,-70 18,-40 26,0Q0,10 -22,0Z", ink.white) +
  shape("M6,-92L20,-92C18,-70 18,-40 26,0Q16,5 8,4C14,-30 12,-60 6,-92Z", ink.shade, 0.25) +
  ellipse(0, -88, 62, 12, ink.light) +
  shape("M-86,-88C-84,-176 84,-176 86,-88C50,-102 -50,-102 -86,-88Z", ink.body) +
  shape("M20,-152C64,-146 84,-120 86,-88C70,-94 54,-97 40,-98C52,-120 44,-140 20,-152Z", ink.shade, 0.45) +
  [
    [-42, -116, 11],
    [-8, -138, 13],
    [32, -118, 10],
    [4, -110, 7],
    [-64, -102, 6],
    [60, -104, 7],
  ]
    .map(([x = 0, y = 0, r = 0]) => ellipse(x, y, r, r * 0.8, ink.white))
    .join("");

function stem(x: number, top: number, bend: number): string {
  return (
    stroke(`M${x * 0.35},0Q${x * 0.4 + bend},${top * 0.5} ${x},${top}`, "#4f7d46", 6) +
    shape(
      `M${x * 0.4},${top * 0.3}q${bend * 2.2},-8 ${bend * 2.4},-42q${-bend * 2.2},4 ${-bend * 2.4},42Z`,
      "#5f9152",
    )
  );
}

function bloom(size: number, ink: Ink): string {
  const ring = (count: number, reach: number, color: string, turn: number) =>
    repeat(count, (index) =>
      group(
        { transform: `rotate(${turn + (index * 360) / count})` },
        ellipse(0, -reach * 0.62, reach * 0.27, reach * 0.46, color),
      ),
    );
  return (
    ring(10, size * 1.12, ink.shade, 18) +
    ring(10, size, ink.body, 0) +
    ring(8, size * 0.62, ink.light, 10) +
    circle(0, 0, size * 0.32, ink.glow) +
    circle(0, 0, size * 0.2, "#a5652c", 0.7)
  );
}

function blossom(x: number, y: number, size: number, ink: Ink): string {
  return (
    repeat(5, (index) =>
      circle(
        x + Math.cos(index * 1.257) * size * 0.7,
        y + Math.sin(index * 1.257) * size * 0.7,
        size * 0.55,
        ink.accent,
      ),
    ) + circle(x, y, size * 0.4, ink.glow)
  );
}
