import type { MaskStrokes } from "#lib/images/schemas.ts";
import type { Draft, TrayMask } from "../composer/draft.ts";

/** A short name for these strokes, to tell whether a baked mask is of them: 53 bits (cyrb53), and how many there are. */
export function digestOf(strokes: MaskStrokes): string {
  const text = JSON.stringify([strokes.baseAssetId, strokes.strokes.map(inOrder)]);
  let [high, low] = [0xde_ad_be_ef, 0x41_c6_ce_57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  const hash = 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
  return `${strokes.strokes.length}-${hash.toString(36)}`;
}

/** Whether the mask in the draft is what its strokes make, so that nothing has to be baked before it is sent. */
export function isBaked({ strokes, mask }: Pick<Draft, "strokes" | "mask">): boolean {
  if (!strokes) return true;
  if (isEmptyPainting(strokes.strokes)) return mask === null;
  return mask?.sourceAssetId === strokes.sourceAssetId && isMaskOf(strokes.strokes, mask);
}

function isMaskOf(strokes: MaskStrokes, mask: TrayMask): boolean {
  if (strokes.strokes.length === 0 && strokes.baseAssetId === mask.assetId) return true;
  return mask.paintedAs === digestOf(strokes);
}

export function isEmptyPainting({ baseAssetId, strokes }: MaskStrokes): boolean {
  return baseAssetId === null && strokes.length === 0;
}

/** Whether something is painted on this picture, baked or not yet. */
export function hasMask({ strokes, mask }: Pick<Draft, "strokes" | "mask">, sourceAssetId: string): boolean {
  if (strokes?.sourceAssetId === sourceAssetId) return !isEmptyPainting(strokes.strokes);
  return mask?.sourceAssetId === sourceAssetId;
}

/** The database gives the keys back in another order than they were written in. */
function inOrder(stroke: MaskStrokes["strokes"][number]): [string, unknown][] {
  return Object.entries(stroke).sort(([one], [other]) => (one < other ? -1 : 1));
}
