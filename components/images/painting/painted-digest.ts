import type { LayerDraft, Painted } from "./layer.ts";

/** A short name for these strokes, to tell whether a baked picture is of them: 53 bits (cyrb53), and how many there are. */
export function digestOf(painted: Painted<object>): string {
  const text = JSON.stringify([painted.baseAssetId, painted.strokes.map(inOrder)]);
  let [high, low] = [0xde_ad_be_ef, 0x41_c6_ce_57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  const hash = 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
  return `${painted.strokes.length}-${hash.toString(36)}`;
}

/** Whether the picture in the draft is what its strokes make, so that nothing has to be baked before it is sent. */
export function isBaked({ strokes, picture }: LayerDraft<object>): boolean {
  if (!strokes) return true;
  if (isEmptyPainting(strokes.strokes)) return picture === null;
  return picture?.sourceAssetId === strokes.sourceAssetId && isPictureOf(strokes.strokes, picture);
}

function isPictureOf(painted: Painted<object>, picture: NonNullable<LayerDraft<object>["picture"]>): boolean {
  if (painted.strokes.length === 0 && painted.baseAssetId === picture.assetId) return true;
  return picture.paintedAs === digestOf(painted);
}

export function isEmptyPainting({ baseAssetId, strokes }: Painted<object>): boolean {
  return baseAssetId === null && strokes.length === 0;
}

/** Whether something is painted on this picture, baked or not yet. */
export function isPaintedOn({ strokes, picture }: LayerDraft<object>, sourceAssetId: string): boolean {
  if (strokes?.sourceAssetId === sourceAssetId) return !isCleared(strokes.strokes);
  return picture?.sourceAssetId === sourceAssetId;
}

function isCleared(painted: Painted<object>): boolean {
  const last = painted.strokes.at(-1);
  return isEmptyPainting(painted) || (last !== undefined && "kind" in last && last.kind === "clear");
}

/** The database gives the keys back in another order than they were written in. */
function inOrder(stroke: object): [string, unknown][] {
  return Object.entries(stroke).sort(([one], [other]) => (one < other ? -1 : 1));
}
