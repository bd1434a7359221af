import type { UploadRole } from "#lib/images/constants.ts";
import type { Size } from "#lib/images/providers/types.ts";
import type { Draft, TrayOverlay } from "../composer/draft.ts";

/** How something was painted, in order. `baseAssetId`: the picture that the first stroke was painted on. */
export type Painted<Stroke> = { baseAssetId: string | null; strokes: Stroke[] };

/** What a draft holds of a layer. */
export type LayerDraft<Stroke> = {
  strokes: { sourceAssetId: string; strokes: Painted<Stroke> } | null;
  /** As it was baked last, or came from a file or a step. */
  picture: TrayOverlay | null;
};

/** `baseUrl`: of the picture that the first stroke was painted on. */
export type BakeJob<Stroke> = { size: Size; strokes: readonly Stroke[]; baseUrl: string | null };

/** What is painted over a source: its mask, or instructions for the model. */
export type Layer<Stroke> = {
  role: Extract<UploadRole, "mask" | "markup">;
  /** In sentences: "The mask is not saved yet. What you painted is kept." */
  name: string;
  did: string;
  get: (draft: Draft) => LayerDraft<Stroke>;
  set: (change: Partial<LayerDraft<Stroke>>) => Partial<Draft>;
  /** What makes it the one that goes along. */
  preferred: Partial<Draft>;
  /** In exactly the source's size. Null when nothing is to be seen. @throws {Error} when it cannot be baked */
  bake: (job: BakeJob<Stroke>) => Promise<Blob | null>;
};
