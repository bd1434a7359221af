import { type Draft, emptyDraft } from "./draft.ts";

/** Raised when the shape changes, so that an old draft is dropped and not misread. */
const VERSION = 1;

/** The draft kept in this browser under `scope`, or null. A damaged one counts as none. */
export function loadDraft(scope: string): Draft | null {
  try {
    return parseDraft(localStorage.getItem(storageKey(scope)));
  } catch {
    // Storage can be forbidden (private mode, settings): the page works without.
    return null;
  }
}

export function saveDraft(scope: string, draft: Draft): void {
  try {
    if (isEmpty(draft)) localStorage.removeItem(storageKey(scope));
    else localStorage.setItem(storageKey(scope), JSON.stringify({ version: VERSION, draft }));
  } catch {
    // Full or forbidden storage costs only the survival of a reload.
  }
}

export function parseDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const stored = JSON.parse(text) as { version?: unknown; draft?: unknown } | null;
    if (stored?.version !== VERSION || !isDraft(stored.draft)) return null;
    return stored.draft;
  } catch {
    return null;
  }
}

function storageKey(scope: string): string {
  return `studio.draft.${scope}`;
}

function isEmpty(draft: Draft): boolean {
  return JSON.stringify(draft) === JSON.stringify(emptyDraft);
}

/** The version pins the depth; this catches what was cut off or edited by hand. */
function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const draft = value as Partial<Draft>;
  return (
    typeof draft.prompt === "string" &&
    typeof draft.negativePrompt === "string" &&
    (draft.modelKey === null || typeof draft.modelKey === "string") &&
    typeof draft.params === "object" &&
    draft.params !== null &&
    typeof draft.source?.kind === "string" &&
    (draft.mask === null || typeof draft.mask?.assetId === "string") &&
    Array.isArray(draft.references)
  );
}
