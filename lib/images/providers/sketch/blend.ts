import { forEachPixel, type Raster } from "./raster.ts";

/** From here on an edit is fully there; more strength leads on to a fresh drawing. */
const FULL_EDIT = 0.6;
/** An edit stays nearer to its source than the fresh drawing, or strength would lead back again. */
const NEARER = 0.95;
const SAMPLES = 60_000;

type Pictures = { source: Raster; edited: Raster; fresh: Raster };

/**
 * Source at strength 0, fully edited at 0.6, drawn afresh at 1, and on the way the mean difference from the source
 * never falls. All three have one size; `weights` (0 to 255 a pixel) says which pixels count.
 */
export async function blendByStrength(
  { source, edited, fresh }: Pictures,
  strength: number,
  weights?: Buffer,
): Promise<Raster> {
  if (strength >= 1) return fresh;
  const departure = createDeparture({ source, edited, fresh }, weights);
  const editDeparture = departure(1, 0);
  const limit = editDeparture === 0 ? 1 : Math.min(1, (NEARER * departure(0, 1)) / editDeparture);
  const data = Buffer.from(source.data);
  const share =
    strength <= FULL_EDIT ? 0 : freshShare((strength - FULL_EDIT) / (1 - FULL_EDIT), limit, departure);
  const edit = strength <= FULL_EDIT ? (strength / FULL_EDIT) * limit : (1 - share) * limit;
  await forEachPixel(source, (at) => {
    for (let byte = at; byte < at + 3; byte++) {
      const value = source.data[byte] ?? 0;
      const toEdit = (edited.data[byte] ?? 0) - value;
      const toFresh = (fresh.data[byte] ?? 0) - value;
      data[byte] = Math.round(value + toEdit * edit + toFresh * share);
    }
  });
  return { ...source, data };
}

/** How far from the source a mix of edit and fresh drawing is, on a sample of the pixels. */
function createDeparture({ source, edited, fresh }: Pictures, weights?: Buffer) {
  const pixels = source.width * source.height;
  // Odd, so that a sample does not fall into one column.
  const stride = Math.max(1, Math.floor(pixels / SAMPLES)) | 1;
  return (edit: number, share: number): number => {
    let sum = 0;
    for (let pixel = 0; pixel < pixels; pixel += stride) {
      const weight = weights ? (weights[pixel] ?? 0) : 1;
      if (weight === 0) continue;
      for (let byte = pixel * 3; byte < pixel * 3 + 3; byte++) {
        const value = source.data[byte] ?? 0;
        const toEdit = (edited.data[byte] ?? 0) - value;
        const toFresh = (fresh.data[byte] ?? 0) - value;
        sum += weight * Math.abs(toEdit * edit + toFresh * share);
      }
    }
    return sum;
  };
}

/**
 * A crossfade between two pictures that left the source in opposite directions passes near the source again.
 * The difference along it is convex, so what is left out is one stretch after its beginning.
 */
function freshShare(
  progress: number,
  limit: number,
  departure: (edit: number, share: number) => number,
): number {
  const start = departure(limit, 0) * 1.01;
  const grid = 24;
  let from = 0;
  for (let step = 1; step < grid; step++) {
    const share = step / grid;
    if (departure((1 - share) * limit, share) < start) from = (step + 1) / grid;
  }
  return from + (1 - from) * progress ** 1.2;
}
