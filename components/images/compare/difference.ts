/** How much two pictures differ where both have pixels. */
export type Difference = {
  pixels: number;
  /** How many differ by more than 8 levels of 255: visibly. */
  changedPixels: number;
  /** Of the pixel that differs most, in levels of 255. */
  largest: number;
};

const VISIBLE_LEVELS = 8;

export const NO_DIFFERENCE: Difference = { pixels: 0, changedPixels: 0, largest: 0 };

/** Adds what differs between as many RGBA pixels of two pictures. */
export function addDifference(
  { pixels, changedPixels, largest }: Difference,
  one: Uint8ClampedArray,
  other: Uint8ClampedArray,
): Difference {
  for (let at = 0; at < one.length; at += 4) {
    const levels = levelsBetween(one, other, at);
    if (levels > VISIBLE_LEVELS) changedPixels += 1;
    if (levels > largest) largest = levels;
  }
  return { pixels: pixels + one.length / 4, changedPixels, largest };
}

/** A pixel differs as much as the channel that differs most; colour that nobody sees does not count. */
export function levelsBetween(one: Uint8ClampedArray, other: Uint8ClampedArray, at: number): number {
  const [alpha, otherAlpha] = [one[at + 3] ?? 0, other[at + 3] ?? 0];
  if (alpha === 0 && otherAlpha === 0) return 0;
  let levels = Math.abs(alpha - otherAlpha);
  for (let channel = at; channel < at + 3; channel++) {
    levels = Math.max(levels, Math.abs((one[channel] ?? 0) - (other[channel] ?? 0)));
  }
  return levels;
}
