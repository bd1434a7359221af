import type { MarkupStrokes } from "#lib/images/markup-strokes.ts";
import type { GenerationParams, MaskStrokes } from "#lib/images/schemas.ts";

/** A picture waiting in the prompt box. `generationId` and `stepNumber` say which step made it; null for an upload. */
export type TrayImage = {
  assetId: string;
  url: string;
  width: number;
  height: number;
  generationId: string | null;
  stepNumber: number | null;
};

/** A mask, or a drawing of instructions, over a picture. */
export type TrayOverlay = {
  assetId: string;
  url: string;
  sourceAssetId: string;
  /** Which strokes it was baked from (`digestOf`); absent when it was not painted here. */
  paintedAs?: string;
};

/**
 * What the next step starts from. `until`: once that generation has succeeded, its own picture takes the place,
 * so that a branch goes on from its newest picture.
 */
export type SourceChoice =
  | { kind: "latest" }
  | { kind: "none"; until: string | null }
  | { kind: "picked"; image: TrayImage; until: string | null };

/** Everything typed and chosen but not sent. */
export type Draft = {
  prompt: string;
  negativePrompt: string;
  /** `provider/model`; null for the session's latest or the first. */
  modelKey: string | null;
  /** As chosen; what the model cannot take is left out when it is sent. */
  params: GenerationParams;
  /** Whether the model's fall-backs may make it when its provider is down. */
  allowsFallback: boolean;
  source: SourceChoice;
  mask: TrayOverlay | null;
  /** How the mask is being painted, so that it can go on after a reload. */
  strokes: { sourceAssetId: string; strokes: MaskStrokes } | null;
  /** Instructions drawn on the source. */
  markup: TrayOverlay | null;
  /** How they are being drawn. */
  drawing: { sourceAssetId: string; strokes: MarkupStrokes } | null;
  /** Of a mask and a drawing only one can go along: which, where both are there. */
  prefersMarkup: boolean;
  references: TrayImage[];
};

export const emptyDraft: Draft = {
  prompt: "",
  negativePrompt: "",
  modelKey: null,
  params: {},
  allowsFallback: true,
  source: { kind: "latest" },
  mask: null,
  strokes: null,
  markup: null,
  drawing: null,
  prefersMarkup: false,
  references: [],
};
