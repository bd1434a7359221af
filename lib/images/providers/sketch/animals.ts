import type { Drawing, Ink } from "./ink.ts";
import { circle, ellipse, group, repeat, shape, stroke } from "./svg.ts";

export const cat: Drawing = (ink, random) =>
  stroke(
    random.chance(0.5) ? "M34,-12C92,-6 100,-70 70,-92" : "M34,-12C96,0 96,-44 84,-64C76,-80 60,-78 62,-66",
    ink.shade,
    17,
  ) +
  seat(ink) +
  shape("M-37,-132L-40,-184Q-38,-190 -32,-186L-4,-158ZM37,-132L40,-184Q38,-190 32,-186L4,-158Z", ink.body) +
  shape("M-33,-150L-34,-175L-17,-160ZM33,-150L34,-175L17,-160Z", ink.accent, 0.55) +
  ellipse(0, -128, 43, 37, ink.body) +
  ellipse(-12, -136, 26, 22, ink.light, 0.35) +
  stroke("M-9,-160L-7,-148M0,-163L0,-149M9,-160L7,-148", ink.shade, 4) +
  ellipse(0, -112, 21, 14, ink.white, 0.85) +
  eyes(ink, -128, 17, 6.5, ink.glow) +
  shape("M-5,-119L5,-119L0,-113Z", ink.accent) +
  stroke("M0,-113Q-1,-106 -8,-106M0,-113Q1,-106 8,-106", ink.dark, 2) +
  stroke("M-24,-114L-58,-119M-24,-110L-56,-106M24,-114L58,-119M24,-110L56,-106", ink.white, 1.4, 0.8);

export const dog: Drawing = (ink) =>
  stroke("M36,-16C70,-22 84,-50 78,-74", ink.body, 14) +
  seat(ink) +
  ellipse(0, -128, 40, 40, ink.body) +
  ellipse(-10, -140, 24, 22, ink.light, 0.35) +
  shape(
    "M-30,-158C-64,-166 -68,-116 -50,-96C-40,-104 -36,-126 -30,-158ZM30,-158C64,-166 68,-116 50,-96C40,-104 36,-126 30,-158Z",
    ink.shade,
  ) +
  shape("M-9,-166Q0,-170 9,-166L14,-118L-14,-118Z", ink.white, 0.75) +
  ellipse(0, -112, 24, 19, ink.white) +
  ellipse(0, -120, 10, 7, ink.dark) +
  ellipse(-3, -123, 3, 2, ink.white, 0.7) +
  stroke("M0,-113L0,-106M0,-106Q-10,-98 -16,-105M0,-106Q10,-98 16,-105", ink.dark, 2.4) +
  shape("M-6,-101Q0,-80 6,-101Z", "#d9686f") +
  eyes(ink, -136, 17, 5.5, ink.dark) +
  stroke("M-31,-92Q0,-78 31,-92", ink.accent, 8) +
  circle(0, -80, 6, ink.glow);

export const fox: Drawing = (ink) =>
  shape("M22,-4C104,14 128,-74 74,-116C86,-70 62,-34 26,-30Z", ink.body) +
  shape("M96,-80C98,-98 88,-108 74,-116C80,-98 78,-84 72,-72Q84,-84 96,-80Z", ink.white) +
  shape("M30,-4C84,6 104,-34 98,-70C88,-36 60,-22 30,-22Z", ink.shade, 0.45) +
  seat(ink) +
  shape("M-13,-84Q0,-14 13,-84Z", ink.white) +
  shape(
    "M-48,-134L-46,-192Q-44,-198 -38,-193L-12,-164L12,-164L38,-193Q44,-198 46,-192L48,-134L0,-92Z",
    ink.body,
  ) +
  shape("M-40,-152L-40,-180L-22,-163ZM40,-152L40,-180L22,-163Z", ink.dark, 0.8) +
  shape("M-48,-134Q-24,-140 -4,-104L0,-92ZM48,-134Q24,-140 4,-104L0,-92Z", ink.white) +
  shape("M0,-92L48,-134L46,-180L12,-164L0,-164Z", ink.shade, 0.28) +
  eyes(ink, -134, 18, 5, ink.dark) +
  ellipse(0, -95, 7, 5.5, ink.dark);

export const rabbit: Drawing = (ink) =>
  circle(40, -22, 16, ink.white) +
  seat(ink) +
  shape("M-24,-140C-50,-210 -22,-222 -6,-148ZM24,-140C50,-206 26,-222 6,-148Z", ink.body) +
  shape("M-20,-150C-34,-196 -22,-202 -12,-152ZM20,-150C34,-196 22,-202 12,-152Z", ink.accent, 0.5) +
  ellipse(0, -124, 36, 33, ink.body) +
  ellipse(-10, -134, 20, 16, ink.light, 0.35) +
  ellipse(0, -110, 17, 13, ink.white) +
  eyes(ink, -128, 17, 6, ink.dark) +
  shape("M-5,-117L5,-117L0,-111Z", ink.accent) +
  stroke("M0,-111L0,-105", ink.dark, 2);

export const owl: Drawing = (ink) =>
  stroke("M-110,0L110,-4", "#5b4334", 13) +
  shape("M-52,-8C-70,-70 -62,-150 0,-168C62,-150 70,-70 52,-8Q0,12 -52,-8Z", ink.body) +
  shape("M-46,-138L-52,-186L-14,-160ZM46,-138L52,-186L14,-160Z", ink.shade) +
  shape(
    "M-52,-8C-74,-60 -66,-110 -52,-126C-40,-90 -34,-40 -52,-8ZM52,-8C74,-60 66,-110 52,-126C40,-90 34,-40 52,-8Z",
    ink.shade,
  ) +
  ellipse(0, -52, 34, 48, ink.light) +
  repeat(9, (index) => {
    const [x, y] = [-20 + (index % 3) * 20, -82 + Math.floor(index / 3) * 22];
    return stroke(`M${x - 7},${y}q7,9 14,0`, ink.shade, 3);
  }) +
  circle(-23, -128, 25, ink.white) +
  circle(23, -128, 25, ink.white) +
  eyes(ink, -128, 22, 12, ink.glow) +
  shape("M-8,-118L8,-118L0,-100Z", "#e0a040") +
  stroke("M-20,-4l0,8M-10,-4l0,8M10,-4l0,8M20,-4l0,8", "#e0a040", 5);

export const bird: Drawing = (ink) =>
  stroke("M-120,2C-40,-8 40,10 120,-12M60,-2L96,-34", "#5b4334", 9) +
  ellipse(98, -40, 15, 8, "#6f9b5a") +
  stroke("M-8,-20L-10,0M14,-20L16,0", ink.dark, 4) +
  shape("M40,-60L118,-22L104,-10L34,-34Z", ink.shade) +
  shape(
    "M-62,-76C-66,-122 -18,-142 8,-112C34,-98 66,-72 56,-44C40,-14 -20,-8 -42,-34C-52,-46 -58,-62 -62,-76Z",
    ink.body,
  ) +
  shape("M-58,-66C-40,-20 20,-14 34,-34C10,-30 -20,-52 -26,-84C-40,-88 -56,-82 -58,-66Z", ink.accent, 0.85) +
  shape("M-4,-92C34,-92 66,-62 82,-32C50,-30 2,-42 -4,-92Z", ink.shade) +
  stroke("M10,-74C34,-66 50,-52 62,-40M8,-62C26,-54 38,-46 48,-40", ink.light, 2.4, 0.7) +
  shape("M-60,-100L-88,-90L-58,-84Z", "#e8a33c") +
  circle(-38, -104, 7, ink.white) +
  circle(-38, -104, 4.6, ink.dark) +
  circle(-39.5, -106, 1.6, ink.white);

export const deer: Drawing = (ink) =>
  stroke(
    "M-50,-160C-70,-176 -74,-196 -66,-214M-60,-178C-76,-180 -86,-190 -88,-200M-38,-162C-30,-184 -34,-200 -24,-216M-32,-184C-20,-188 -12,-196 -10,-206",
    ink.dark,
    5,
  ) +
  shape("M-34,-4L-30,-66L-18,-66L-24,-4ZM62,-4L66,-60L50,-62L54,-4Z", ink.shade) +
  shape("M-18,-2L-8,-70L4,-66L-6,-2ZM44,-2L38,-66L56,-70L54,-2Z", ink.body) +
  shape(
    "M-46,-150C-30,-150 -26,-132 -22,-112C10,-116 50,-118 66,-100C78,-86 72,-62 60,-56C30,-50 0,-52 -20,-56C-40,-66 -42,-96 -52,-122Z",
    ink.body,
  ) +
  shape("M-20,-56C0,-52 30,-50 60,-56C40,-72 0,-66 -34,-76Q-30,-62 -20,-56Z", ink.light, 0.8) +
  shape(
    "M-40,-164C-56,-164 -70,-150 -86,-138C-90,-130 -80,-124 -68,-126C-54,-124 -42,-134 -36,-146Z",
    ink.body,
  ) +
  shape("M-38,-160L-16,-172L-26,-150Z", ink.shade) +
  circle(-56, -148, 3.4, ink.dark) +
  ellipse(-85, -134, 5, 4, ink.dark) +
  shape("M66,-98Q82,-92 76,-76Q66,-80 66,-98Z", ink.white) +
  repeat(6, (index) => circle(4 + index * 9, -94 + (index % 2) * 10, 2.6, ink.white, 0.75));

export const butterfly: Drawing = (ink) =>
  group(
    { transform: "translate(0,-100) rotate(14)" },
    ["", "scale(-1,1)"]
      .map((transform) =>
        group(
          { transform },
          shape("M2,-6C30,-92 104,-96 96,-42C92,-14 40,0 2,-6Z", ink.body) +
            shape("M2,2C44,0 84,24 66,60C48,84 12,50 2,2Z", ink.accent) +
            shape("M12,-18C36,-70 82,-74 78,-44C74,-26 40,-14 12,-18Z", ink.light, 0.6) +
            circle(78, -58, 7, ink.white, 0.9) +
            circle(54, 44, 7, ink.white, 0.8) +
            stroke(
              "M2,-6C30,-92 104,-96 96,-42C92,-14 40,0 2,-6M2,2C44,0 84,24 66,60C48,84 12,50 2,2",
              ink.dark,
              4,
            ),
        ),
      )
      .join("") +
      ellipse(0, 4, 6, 38, ink.dark) +
      stroke("M-2,-30Q-12,-60 -26,-66M2,-30Q12,-60 26,-66", ink.dark, 2.6),
  );

export const whale: Drawing = (ink) =>
  shape(
    "M-98,-66C-96,-116 -30,-138 30,-112C64,-98 80,-82 88,-92C92,-112 84,-122 96,-134C104,-120 110,-112 124,-108C118,-92 108,-82 98,-76C84,-40 30,-14 -30,-18C-70,-22 -98,-36 -98,-66Z",
    ink.body,
  ) +
  shape("M-98,-62C-96,-34 -70,-22 -30,-18C20,-14 60,-34 80,-56C40,-44 -20,-34 -98,-62Z", ink.white, 0.85) +
  stroke("M-84,-50C-60,-38 -30,-32 0,-34M-78,-42C-56,-32 -34,-27 -10,-27", ink.shade, 2.4, 0.6) +
  shape("M-28,-40C-14,-12 6,0 22,2C20,-16 10,-34 -4,-44Z", ink.shade) +
  shape("M-88,-84C-70,-116 -20,-124 20,-106C-20,-112 -60,-104 -88,-84Z", ink.light, 0.5) +
  circle(-62, -68, 5.5, ink.dark) +
  circle(-63.5, -70, 1.8, ink.white);

export const fish: Drawing = (ink, random) =>
  group(
    { transform: `translate(0,-100) rotate(${random.between(-8, 8)})` },
    shape("M52,0C80,-44 112,-50 104,-30C92,-10 92,10 104,30C112,50 80,44 52,0Z", ink.accent) +
      shape("M-20,-40C0,-76 40,-70 44,-34ZM-10,40C6,66 34,60 34,34Z", ink.accent, 0.9) +
      shape("M-92,2C-72,-50 10,-64 62,-4C20,54 -66,50 -92,2Z", ink.body) +
      shape("M-92,2C-66,50 20,54 62,-4C20,22 -50,26 -92,2Z", ink.shade, 0.5) +
      shape(
        "M-40,-38C-28,-12 -28,14 -38,36L-24,40C-12,12 -12,-18 -22,-43ZM4,-44C14,-18 14,14 6,34L18,30C28,8 26,-18 18,-36Z",
        ink.white,
        0.9,
      ) +
      circle(-62, -8, 9, ink.white) +
      circle(-63, -8, 5, ink.dark),
  );

export const jellyfish: Drawing = (ink, random) =>
  repeat(7, (index) => {
    const x = -48 + index * 16;
    return stroke(
      `M${x},-110q${random.between(-26, 26)},34 0,60t${random.between(-14, 14)},52`,
      ink.light,
      3.4,
      0.7,
    );
  }) +
  shape(
    "M-68,-108C-74,-196 74,-196 68,-108Q51,-94 34,-108Q17,-94 0,-108Q-17,-94 -34,-108Q-51,-94 -68,-108Z",
    ink.body,
    0.82,
  ) +
  shape("M-50,-124C-50,-174 20,-182 40,-160C0,-164 -32,-150 -50,-124Z", ink.white, 0.45) +
  ellipse(0, -118, 40, 8, ink.glow, 0.35);

/** The body of an animal that sits and looks at us. */
function seat(ink: Ink): string {
  return (
    shape("M-44,0C-62,-44 -34,-104 0,-106C34,-104 62,-44 44,0Z", ink.body) +
    shape("M44,0C62,-44 34,-104 4,-106C24,-80 30,-30 14,0Z", ink.shade, 0.35) +
    shape("M-40,-6C-52,-40 -36,-80 -18,-94C-34,-60 -36,-30 -30,-4Z", ink.light, 0.35) +
    ellipse(0, -66, 17, 26, ink.white, 0.7) +
    ellipse(-17, -4, 15, 8, ink.body) +
    ellipse(17, -4, 15, 8, ink.body) +
    stroke("M-3,-8L-3,-44M3,-8L3,-44", ink.shade, 2.6, 0.6)
  );
}

function eyes(ink: Ink, y: number, apart: number, size: number, iris: string): string {
  return [-apart, apart]
    .map(
      (x) =>
        ellipse(x, y, size, size * 1.1, iris) +
        ellipse(x, y, size * 0.55, size * 0.95, ink.dark) +
        circle(x - size * 0.25, y - size * 0.35, size * 0.28, "#ffffff"),
    )
    .join("");
}
