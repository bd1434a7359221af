import type { DraftRow } from "#db/schema/drafts.ts";
import type { AssetRow, GenerationRow, ImageSessionRow } from "#db/schema/images.ts";
import type { AssetRole, Charged, GenerationErrorCode, GenerationStatus, Operation } from "./constants.ts";
import type { Drift } from "./pixel-drift.ts";
import type { DraftBody, GenerationParams } from "./schemas.ts";
import { toErrorView, toRequestedView, toRetryView } from "./state-views.ts";

/** The JSON shapes of the API, and the only places a row becomes one. Instants are ISO 8601. */

export type AssetView = {
  id: string;
  role: AssetRole;
  /** Add `?w=320`, `640` or `1280` for a smaller WebP. */
  url: string;
  width: number;
  height: number;
  mimeType: string;
  sizeBytes: number;
  /** Null where the provider has no seed, and for inputs. */
  seed: number | null;
  generationId: string | null;
  /** Of an input, where it was taken from; of a locked output, the picture as the model made it. */
  sourceAssetId: string | null;
  /** What the model had changed outside the mask before that was put back; null for every other picture. */
  drift: Drift | null;
  /** How much of its source an output changed visibly, 0 to 1; null where there is nothing to compare. */
  changedFraction: number | null;
  /** Whether `GET …/assets/ID/strokes` tells how this mask or overlay was painted. */
  hasStrokes: boolean;
};

export type GenerationView = {
  id: string;
  sessionId: string;
  parentGenerationId: string | null;
  stepNumber: number;
  provider: string;
  model: string;
  operation: Operation;
  prompt: string;
  negativePrompt: string | null;
  revisedPrompt: string | null;
  params: GenerationParams;
  actualParams: GenerationParams | null;
  warnings: string[];
  status: GenerationStatus;
  progress: number | null;
  /** How many are before it at the vendor; null while that is not said. */
  vendorPosition: number | null;
  /** Of a step that waits to be tried again: when, and why the last try failed. It has cost nothing. */
  retry: { at: string; reason: string } | null;
  /** What was asked for first, where a fall-back took over. */
  requested: { provider: string; model: string } | null;
  previewUrl: string | null;
  error: { code: GenerationErrorCode; message: string; retryable: boolean; charged: Charged } | null;
  /** Of a step that failed or was canceled. */
  charged: Charged | null;
  cancelRequested: boolean;
  /** Whether the model's fall-backs may make it when its provider is down. */
  allowsFallback: boolean;
  estimatedCostMicros: number | null;
  costMicros: number | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** Of the run itself, without waiting in the queue. */
  durationMs: number | null;
  /** What runs like this took here lately; null when nothing is known. */
  expectedDurationMs: number | null;
  /** What its owner calls the branch that begins here. */
  label: string | null;
  starred: boolean;
  /** Whether the tree hides what hangs on it. */
  folded: boolean;
  /** The same for siblings that differ only by their seed; null for old steps. */
  settingsHash: string | null;
  /** The step whose picture this one waits for. */
  waitsForGenerationId: string | null;
  /** The step whose edit this one makes again. */
  replayOfGenerationId: string | null;
  sweepId: string | null;
  inputs: AssetView[];
  outputs: AssetView[];
  /** As the model made them, of those outputs whose pixels outside the mask were put back. */
  rawOutputs: AssetView[];
};

export type SessionView = {
  id: string;
  title: string | null;
  provider: string | null;
  model: string | null;
  starred: boolean;
  createdAt: string;
  updatedAt: string;
};

export type SessionSummaryView = SessionView & {
  thumbnailUrl: string | null;
  /** The first prompt, when there is one. */
  prompt: string | null;
  generationCount: number;
  /** Of a search, the newest step whose prompt has the words. */
  match: StepMatchView | null;
};

export type StepMatchView = {
  generationId: string;
  stepNumber: number;
  thumbnailUrl: string | null;
  /** The part of the prompt around what was found, in order. */
  excerpt: { text: string; found: boolean }[];
};

export type SessionPageView = {
  session: SessionView;
  /** Newest first. */
  generations: GenerationView[];
  nextCursor: string | null;
};

export type SessionListView = { sessions: SessionSummaryView[]; nextCursor: string | null };

/** A step as the tree draws it: enough for a thumbnail, its state and its place. */
export type TreeNodeView = Pick<
  GenerationView,
  | "id"
  | "stepNumber"
  | "status"
  | "label"
  | "starred"
  | "folded"
  | "settingsHash"
  | "provider"
  | "model"
  | "createdAt"
> & {
  /** The nearest step above it that is not deleted. */
  parentGenerationId: string | null;
  /** The beginning of the prompt. */
  excerpt: string;
  /** Of the first output, or as asked for. */
  seed: number | null;
  /** The first four. */
  outputs: Pick<AssetView, "id" | "url" | "width" | "height">[];
  outputCount: number;
};

export type TreePageView = {
  /** Newest first. */
  nodes: TreeNodeView[];
  nextCursor: string | null;
};

export type PreferencesView = { dismissedTips: string[] };

/** What an upload answers. */
export type UploadView = Pick<AssetView, "url" | "width" | "height" | "mimeType" | "sizeBytes"> & {
  assetId: string;
};

/** What a request for a generation answers. */
export type AcceptedView = Pick<GenerationView, "status"> & { generationId: string; streamUrl: string };

/** What is typed and not sent. The body is the page's own. */
export type DraftView = { version: number; body: DraftBody };

export type PromptListView = {
  /** Newest first, each once. */
  prompts: { prompt: string; usedAt: string }[];
  nextCursor: string | null;
};

/** A picture that can be used again. What is about its step is null for an upload. */
export type LibraryPictureView = Pick<AssetView, "url" | "width" | "height" | "generationId"> & {
  assetId: string;
  sessionId: string | null;
  stepNumber: number | null;
  prompt: string | null;
  createdAt: string;
};

export type LibraryView = { pictures: LibraryPictureView[]; nextCursor: string | null };

export function toDraftView({ version, body }: DraftRow): DraftView {
  return { version, body };
}

export function toAcceptedView(row: GenerationRow): AcceptedView {
  const streamUrl = `/api/images/generate/stream?generationId=${row.id}`;
  return { generationId: row.id, status: row.status, streamUrl };
}

export function assetUrl(assetId: string): string {
  return `/api/images/assets/${assetId}`;
}

export function previewUrl(generationId: string, previewCount: number): string {
  return `/api/images/generations/${generationId}/preview?n=${previewCount}`;
}

function toAssetView(row: AssetRow): AssetView {
  return {
    id: row.id,
    role: row.role,
    url: assetUrl(row.id),
    width: row.width,
    height: row.height,
    mimeType: row.mimeType,
    sizeBytes: row.sizeBytes,
    seed: row.seed,
    generationId: row.generationId,
    sourceAssetId: row.sourceAssetId,
    drift: row.drift,
    changedFraction: row.changedFraction,
    hasStrokes: row.strokes !== null,
  };
}

export function toUploadView(row: AssetRow): UploadView {
  const { id, url, width, height, mimeType, sizeBytes } = toAssetView(row);
  return { assetId: id, url, width, height, mimeType, sizeBytes };
}

export function toSessionView(row: ImageSessionRow): SessionView {
  return {
    id: row.id,
    title: row.title,
    provider: row.provider,
    model: row.model,
    starred: row.starredAt !== null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** `assets` are those of this generation, in order of position. */
export function toGenerationView(row: GenerationRow, assets: AssetRow[]): GenerationView {
  const { startedAt, finishedAt } = row;
  const withRole = (role: AssetRole) => assets.filter((asset) => asset.role === role).map(toAssetView);
  return {
    id: row.id,
    sessionId: row.sessionId,
    parentGenerationId: row.parentGenerationId,
    stepNumber: row.stepNumber,
    provider: row.provider,
    model: row.model,
    operation: row.operation,
    prompt: row.prompt,
    negativePrompt: row.negativePrompt,
    revisedPrompt: row.revisedPrompt,
    params: row.params,
    actualParams: row.actualParams,
    warnings: row.warnings,
    status: row.status,
    progress: row.progress,
    vendorPosition: row.vendorPosition,
    retry: toRetryView(row),
    requested: toRequestedView(row),
    previewUrl:
      row.status === "running" && row.previewCount > 0 ? previewUrl(row.id, row.previewCount) : null,
    error: toErrorView(row),
    charged: row.charged,
    cancelRequested: row.cancelRequestedAt !== null,
    allowsFallback: row.allowsFallback,
    estimatedCostMicros: row.estimatedCostMicros,
    costMicros: row.costMicros,
    createdAt: row.createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    durationMs: startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
    expectedDurationMs: row.expectedDurationMs,
    label: row.label,
    starred: row.starredAt !== null,
    folded: row.folded,
    settingsHash: row.settingsHash,
    waitsForGenerationId: row.waitsForGenerationId,
    replayOfGenerationId: row.replayOfGenerationId,
    sweepId: row.sweepId,
    // A step that waited for its source got that last.
    inputs: [...withRole("input"), ...withRole("mask"), ...withRole("markup"), ...withRole("reference")],
    outputs: withRole("output"),
    rawOutputs: withRole("raw"),
  };
}
