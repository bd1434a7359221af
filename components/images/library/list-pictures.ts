import type { LibraryView } from "#lib/images/views.ts";
import { apiRequest } from "../api/api-request.ts";

/** Which of the person's pictures are listed. */
type LibraryFilter = {
  /** Null for those of every session. */
  sessionId: string | null;
  uploadsOnly: boolean;
  /** Words that all have to be in the prompt; empty for any. */
  q: string;
};

/** The person's own pictures, newest first. Throws `ApiError`. */
export function listPictures(filter: LibraryFilter, cursor: string | null): Promise<LibraryView> {
  const query = new URLSearchParams({ kind: filter.uploadsOnly ? "uploads" : "all" });
  if (filter.sessionId) query.set("sessionId", filter.sessionId);
  if (filter.q) query.set("q", filter.q);
  if (cursor) query.set("cursor", cursor);
  return apiRequest(`/api/images/library?${query}`);
}
