import type { DraftView } from "#lib/images/views.ts";
import { ApiError, apiRequest, jsonBody } from "../api/api-request.ts";
import type { Draft } from "../composer/draft.ts";
import { readSavedDraft, type SavedDraft } from "./read-draft.ts";

/** `newer`: another window has saved since; nothing was written. */
type SaveAnswer = { version: number } | { newer: SavedDraft };

/** The drafts of one place on the server. */
export type RemoteDrafts = {
  load: () => Promise<SavedDraft>;
  /** `version`: the one that the draft was written on. */
  save: (draft: Draft, version: number) => Promise<SaveAnswer>;
};

/** Of a session, or with null of the page that begins one. Both functions throw `ApiError`. */
export function remoteDrafts(sessionId: string | null): RemoteDrafts {
  const path = `/api/images/drafts${sessionId ? `?sessionId=${sessionId}` : ""}`;
  return {
    async load() {
      const { draft } = await apiRequest<{ draft: DraftView | null }>(path);
      return readSavedDraft(draft);
    },
    async save(draft, version) {
      try {
        return await apiRequest<{ version: number }>(path, jsonBody("PUT", { version, body: draft }));
      } catch (error) {
        const newer = newerDraft(error);
        if (newer) return { newer };
        throw error;
      }
    },
  };
}

function newerDraft(error: unknown): SavedDraft | null {
  if (!(error instanceof ApiError) || error.code !== "conflict") return null;
  const { draft } = (error.body ?? {}) as { draft?: DraftView };
  return draft ? readSavedDraft(draft) : null;
}
