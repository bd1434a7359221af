export type SeedRange = { min: number; max: number };

/** A seed within the range, both ends included. */
export function randomSeed({ min, max }: SeedRange): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return min + (random % (max - min + 1));
}
