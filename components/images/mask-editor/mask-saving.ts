import type { Layer } from "../painting/layer.ts";
import { createLayerSaving } from "../painting/layer-saving.ts";
import type { MaskStroke } from "./mask-raster.ts";

/** The part of a picture that may change. */
export const maskLayer: Layer<MaskStroke> = {
  role: "mask",
  name: "mask",
  did: "painted",
  get: ({ strokes, mask }) => ({ strokes, picture: mask }),
  set: ({ strokes, picture }) => ({
    ...(strokes !== undefined && { strokes }),
    ...(picture !== undefined && { mask: picture }),
  }),
  preferred: { prefersMarkup: false },
  bake: async (job) => (await import("./bake-in-worker.ts")).bakeInWorker(job),
};

export const maskSaving = createLayerSaving(maskLayer);
