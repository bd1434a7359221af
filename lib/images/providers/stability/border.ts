import sharp, { type Region } from "sharp";
import { type ModelCapabilities, ProviderError, type ProviderImage } from "#lib/images/providers/types.ts";

/** Pixels to add to each side of what is kept, by the API's names; and what is kept, in pixels of the source. */
export type Border = {
  margins: { left: number; right: number; up: number; down: number };
  kept: Required<Region>;
};

/**
 * What a mask says that has a picture grow: everything but one rectangle is to be painted, up to the limit of the model.
 * @throws {ProviderError} for a mask of another shape: this API has no other way to tell which part is new
 */
export async function borderOf(mask: ProviderImage, model: ModelCapabilities): Promise<Border> {
  const { width, height } = mask;
  const gray = await sharp(mask.bytes).removeAlpha().extractChannel(0).raw().toBuffer();
  const kept = boundsOfKept(gray, { width, height });
  if (!kept) throw refusedMask(`The mask covers all of the picture, and ${model.label} goes on from a part.`);
  const margins = {
    left: kept.left,
    right: width - kept.left - kept.width,
    up: kept.top,
    down: height - kept.top - kept.height,
  };
  const sum = Object.values(margins).reduce((all, side) => all + side, 0);
  if (sum === 0 || !isAllKept(gray, width, kept)) {
    throw refusedMask(
      `${model.label} paints a border around a picture, and this mask has another shape. Use Extend in place of a painted mask.`,
    );
  }
  const widest = Math.max(...Object.values(margins));
  if (widest > (model.borderMax ?? 0)) {
    throw refusedMask(
      `The border is ${widest} pixels wide, and ${model.label} adds ${model.borderMax} on a side at most. Extend the picture by less.`,
    );
  }
  return { margins, kept };
}

/** The smallest rectangle with all that is not painted; null where nothing is left. */
function boundsOfKept(
  gray: Uint8Array,
  { width, height }: { width: number; height: number },
): Required<Region> | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    const line = gray.subarray(y * width, (y + 1) * width);
    const first = line.findIndex(isKept);
    if (first === -1) continue;
    left = Math.min(left, first);
    right = Math.max(right, line.findLastIndex(isKept));
    top = Math.min(top, y);
    bottom = y;
  }
  return right === -1 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function isAllKept(gray: Uint8Array, width: number, kept: Required<Region>): boolean {
  for (let y = kept.top; y < kept.top + kept.height; y++) {
    const start = y * width + kept.left;
    if (!gray.subarray(start, start + kept.width).every(isKept)) return false;
  }
  return true;
}

/** Not the least painted: around a mask that was stretched with its picture, half painted would leave round corners. */
function isKept(value: number): boolean {
  return value === 0;
}

function refusedMask(why: string): ProviderError {
  return new ProviderError("invalid_request", `${why} Nothing was charged.`, { charged: "no" });
}
