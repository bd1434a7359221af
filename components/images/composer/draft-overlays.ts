import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { isPaintedOn } from "../painting/painted-digest.ts";
import type { Draft } from "./draft.ts";

/** Whether a mask is painted on this picture, baked or not yet. */
export function hasMask({ strokes, mask }: Pick<Draft, "strokes" | "mask">, sourceAssetId: string): boolean {
  return isPaintedOn({ strokes, picture: mask }, sourceAssetId);
}

/** Whether instructions are drawn on this picture, baked or not yet. */
export function hasMarkup(
  { drawing, markup }: Pick<Draft, "drawing" | "markup">,
  sourceAssetId: string,
): boolean {
  return isPaintedOn({ strokes: drawing, picture: markup }, sourceAssetId);
}

export function takesMasks(model: ModelCapabilities): boolean {
  return model.mask !== "none" && model.operations.includes("inpaint");
}

/** Whether the mask on this picture goes along: of it and a drawing only one can. */
export function usesMask(model: ModelCapabilities, draft: Draft, sourceAssetId: string): boolean {
  return takesMasks(model) && hasMask(draft, sourceAssetId) && !usesMarkup(model, draft, sourceAssetId);
}

/** Whether the drawing on this picture goes along. */
export function usesMarkup(model: ModelCapabilities, draft: Draft, sourceAssetId: string): boolean {
  if (!model.markup || !hasMarkup(draft, sourceAssetId)) return false;
  return draft.prefersMarkup || !takesMasks(model) || !hasMask(draft, sourceAssetId);
}
