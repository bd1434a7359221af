import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { Draft } from "../composer/draft.ts";
import { usesMarkup, usesMask } from "../composer/draft-overlays.ts";
import { markupSaving } from "../markup/markup-saving.ts";
import { maskSaving } from "../mask-editor/mask-saving.ts";
import { bakedPicture, type SavingTarget } from "./layer-saving.ts";

type PaintedTarget = Omit<SavingTarget, "source"> & { source: SavingTarget["source"] | null };

/**
 * `draft` with the mask or the instructions that are painted in it, whichever goes to `model`.
 * @throws {Error | ApiError} when it cannot be saved; the strokes are kept and can be tried again
 */
export async function withPainted(
  { composer, source, sessionId }: PaintedTarget,
  draft: Draft,
  model: ModelCapabilities,
): Promise<Draft> {
  if (!source) return draft;
  const target = { composer, source, sessionId };
  if (usesMarkup(model, draft, source.assetId))
    return { ...draft, markup: await bakedPicture(markupSaving, target, draft) };
  if (usesMask(model, draft, source.assetId))
    return { ...draft, mask: await bakedPicture(maskSaving, target, draft) };
  return draft;
}
