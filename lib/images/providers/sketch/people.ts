import { darken, lighten } from "./color.ts";
import type { Drawing } from "./ink.ts";
import type { Random } from "./random.ts";
import { ellipse, shape, stroke } from "./svg.ts";

const SKINS = ["#f2c9a8", "#e0ac85", "#c58a61", "#9c6644", "#6f4630"] as const;
const HAIRS = ["#2a2028", "#4b3024", "#7b4a2b", "#b5793f", "#8c8f98", "#6b2f3a"] as const;

/** Seen from behind, small in a wide view. */
export const figure: Drawing = (ink, random) =>
  shape("M-16,-2L-14,-74L-1,-74L-4,-2ZM16,-2L14,-74L1,-74L4,-2Z", ink.dark) +
  shape("M-26,-66C-30,-100 -26,-136 -12,-142L12,-142C26,-136 30,-100 26,-66Q0,-58 -26,-66Z", ink.body) +
  shape("M6,-142L12,-142C26,-136 30,-100 26,-66Q16,-62 8,-62C18,-90 16,-120 6,-142Z", ink.shade, 0.45) +
  stroke("M-22,-126C-34,-108 -34,-88 -30,-74M22,-126C34,-108 34,-88 30,-74", ink.shade, 10) +
  shape("M-16,-138Q0,-128 16,-138L14,-128Q0,-120 -14,-128Z", ink.accent) +
  ellipse(0, -160, 18, 20, random.pick(SKINS)) +
  shape("M-20,-156C-24,-190 24,-190 20,-156C14,-146 -14,-146 -20,-156Z", random.pick(HAIRS));

/** Head and shoulders, with calm and simple features. */
export const bust: Drawing = (ink, random) => {
  const skin = random.pick(SKINS);
  const hair = random.pick(HAIRS);
  const long = random.chance(0.55);
  const shade = darken(skin, 0.28);
  return (
    (long
      ? shape(
          "M-50,-122C-56,-190 56,-190 50,-122C52,-92 66,-70 58,-36L-58,-36C-66,-70 -52,-92 -50,-122Z",
          darken(hair, 0.25),
        )
      : "") +
    shape("M-19,-92L19,-92L21,-52Q0,-30 -21,-52Z", shade) +
    shape("M-98,2C-96,-42 -64,-50 -24,-58Q0,-38 24,-58C64,-50 96,-42 98,2Z", ink.body) +
    shape("M30,-57C66,-50 96,-42 98,2L40,2C56,-20 50,-40 30,-57Z", ink.shade, 0.45) +
    shape("M-30,-58Q0,-28 30,-58L36,-50Q0,-12 -36,-50Z", ink.accent) +
    shape("M-39,-126C-39,-168 39,-168 39,-126C39,-94 20,-72 0,-72C-20,-72 -39,-94 -39,-126Z", skin) +
    shape("M10,-157C30,-150 39,-140 39,-126C39,-94 20,-72 2,-72C22,-92 26,-130 10,-157Z", shade, 0.4) +
    face(skin, ink.dark, random) +
    hairTop(hair, long, random)
  );
};

function face(skin: string, dark: string, random: Random): string {
  const look = random.between(-1.6, 1.6);
  return (
    ellipse(-22, -104, 8, 5, "#e0706a", 0.3) +
    ellipse(20, -104, 8, 5, "#e0706a", 0.3) +
    [-16, 16]
      .map(
        (x) =>
          ellipse(x, -120, 6.4, 4.4, "#ffffff", 0.92) +
          ellipse(x + look, -120, 3.6, 4.2, dark) +
          stroke(`M${x - 8},-121Q${x},-128 ${x + 8},-121`, dark, 2),
      )
      .join("") +
    stroke("M-25,-131Q-17,-137 -8,-132M25,-131Q17,-137 8,-132", dark, 2.6, 0.8) +
    stroke("M1,-120C5,-110 6,-106 -1,-104", darken(skin, 0.38), 2.2) +
    shape("M-11,-91Q-4,-95 0,-93Q4,-95 11,-91Q0,-83 -11,-91Z", "#b5504f", 0.9)
  );
}

function hairTop(hair: string, long: boolean, random: Random): string {
  const parted = random.chance(0.5)
    ? "M-43,-112C-54,-186 56,-186 43,-112C40,-134 30,-144 12,-148C-6,-140 -34,-140 -43,-112Z"
    : "M-43,-112C-52,-188 54,-188 43,-112C38,-140 18,-146 0,-145C-20,-146 -38,-138 -43,-112Z";
  const sides = long
    ? "M-43,-124C-50,-92 -44,-70 -54,-44C-38,-60 -36,-92 -38,-120ZM43,-124C50,-92 44,-70 54,-44C38,-60 36,-92 38,-120Z"
    : "";
  return (
    shape(parted + sides, hair) + stroke("M-30,-150C-16,-164 10,-166 26,-156", lighten(hair, 0.3), 3, 0.5)
  );
}
