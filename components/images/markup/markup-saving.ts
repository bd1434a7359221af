import type { MarkupStrokes } from "#lib/images/markup-strokes.ts";
import type { Layer } from "../painting/layer.ts";
import { createLayerSaving } from "../painting/layer-saving.ts";

/** One act of drawing, in pixels of the source. */
export type MarkupStroke = MarkupStrokes["strokes"][number];

/** Instructions for the model: arrows, shapes and short words. */
export const markupLayer: Layer<MarkupStroke> = {
  role: "markup",
  name: "drawing",
  did: "drew",
  get: ({ drawing, markup }) => ({ strokes: drawing, picture: markup }),
  set: ({ strokes, picture }) => ({
    ...(strokes !== undefined && { drawing: strokes }),
    ...(picture !== undefined && { markup: picture }),
  }),
  preferred: { prefersMarkup: true },
  bake: async (job) => (await import("./bake-in-worker.ts")).bakeInWorker(job),
};

export const markupSaving = createLayerSaving(markupLayer);
