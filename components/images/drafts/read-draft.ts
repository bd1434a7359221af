import type { DraftView } from "#lib/images/views.ts";
import { type Draft, emptyDraft } from "../composer/draft.ts";

/** A draft and the number of its saving; 0 for one that was never saved. */
export type SavedDraft = { draft: Draft; version: number };

/** What the server keeps. A body that this page cannot read counts as empty. */
export function readSavedDraft(view: DraftView | null): SavedDraft {
  return { draft: readDraft(view?.body) ?? emptyDraft, version: view?.version ?? 0 };
}

/** A draft that an older page may have written: what it did not know yet is empty. Null for what is no draft. */
export function readDraft(value: unknown): Draft | null {
  if (typeof value !== "object" || value === null) return null;
  const draft = { ...emptyDraft, ...value };
  return isDraft(draft) ? draft : null;
}

/** Our own pages wrote it; this catches what was cut off or edited by hand. */
function isDraft(draft: { [K in keyof Draft]: unknown }): draft is Draft {
  return (
    typeof draft.prompt === "string" &&
    typeof draft.negativePrompt === "string" &&
    (draft.modelKey === null || typeof draft.modelKey === "string") &&
    isObject(draft.params) &&
    typeof draft.allowsFallback === "boolean" &&
    isObject(draft.source) &&
    typeof draft.source.kind === "string" &&
    (draft.source.kind !== "picked" || isImage(draft.source.image)) &&
    (draft.mask === null || isImage(draft.mask)) &&
    (draft.strokes === null || (isObject(draft.strokes) && isObject(draft.strokes.strokes))) &&
    (draft.markup === null || isImage(draft.markup)) &&
    (draft.drawing === null || (isObject(draft.drawing) && isObject(draft.drawing.strokes))) &&
    typeof draft.prefersMarkup === "boolean" &&
    Array.isArray(draft.references) &&
    draft.references.every(isImage)
  );
}

function isImage(value: unknown): boolean {
  return isObject(value) && typeof value.assetId === "string" && typeof value.url === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
