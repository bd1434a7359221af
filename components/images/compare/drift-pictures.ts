import type { AssetView, GenerationView } from "#lib/images/views.ts";

export type DriftPictures = {
  drift: NonNullable<AssetView["drift"]>;
  output: AssetView;
  raw: AssetView;
  source: AssetView;
  mask: AssetView;
};

/** What is needed to show where the model changed what it was not asked to; null where it changed nothing there. */
export function driftPictures(
  { inputs, rawOutputs }: GenerationView,
  output: AssetView | undefined,
): DriftPictures | null {
  if (!output?.drift || output.drift.changedPixels === 0) return null;
  const raw = rawOutputs.find(({ id }) => id === output.sourceAssetId);
  const source = inputs.find(({ role }) => role === "input");
  const mask = inputs.find(({ role }) => role === "mask");
  return raw && source && mask ? { drift: output.drift, output, raw, source, mask } : null;
}
