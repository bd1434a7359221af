import type { Size } from "#lib/images/providers/types.ts";

/** What a checkpoint is best started with. */
export type Family = {
  steps: number;
  guidance: number;
  presets: readonly Size[];
  /** Where another than the usual is needed, in small letters. */
  sampler?: string;
};

const SMALL: readonly Size[] = [
  { width: 512, height: 512 },
  { width: 768, height: 512 },
  { width: 512, height: 768 },
  { width: 768, height: 768 },
];
const LARGE: readonly Size[] = [
  { width: 1024, height: 1024 },
  { width: 1216, height: 832 },
  { width: 832, height: 1216 },
  { width: 1344, height: 768 },
  { width: 768, height: 1344 },
];

/** Trained on a megapixel; smaller pictures come out poor, as larger ones do of the older models. */
const LARGE_NAMES =
  /xl|flux|pony|illustrious|noob|sd.?3|qwen|chroma|z.?image|hidream|lumina|pixart|kolors|playground/i;
/** Distilled: a few steps, and little guidance burns the picture. */
const FAST_NAMES = /turbo|lightning|schnell|lcm|hyper.?sd|dmd/i;
/** Guided by what is built into them; their servers want a classifier-free guidance of 1. */
const GUIDED_NAMES = /flux|z.?image/i;

/** Servers do not say what a checkpoint is, so its name has to. Only defaults hang on it: everything can be changed. */
export function familyOf(name: string): Family {
  const isFast = FAST_NAMES.test(name);
  const isGuided = GUIDED_NAMES.test(name);
  return {
    steps: isFast ? 8 : 25,
    guidance: isGuided ? 1 : isFast ? 1.5 : 7,
    ...((isGuided || isFast) && { sampler: "euler" }),
    presets: LARGE_NAMES.test(name) ? [...LARGE, ...SMALL.slice(0, 1)] : [...SMALL, ...LARGE.slice(0, 1)],
  };
}
