import type { UploadRole } from "#lib/images/constants.ts";
import type {
  AnnotateInput,
  BulkSessionsInput,
  CreateSessionInput,
  GenerateInput,
  MoveBranchInput,
  TrashInput,
} from "#lib/images/schemas.ts";
import type { TrashView } from "#lib/images/trash-views.ts";
import type {
  GenerationView,
  SessionListView,
  SessionPageView,
  SessionView,
  TreePageView,
  UploadView,
} from "#lib/images/views.ts";
import { apiRequest, jsonBody } from "./api-request.ts";

/** The routes of the studio as functions. Each throws `ApiError`. */

export type Accepted = { generationId: string; status: GenerationView["status"]; streamUrl: string };

const root = "/api/images";

export function createSession(input: CreateSessionInput): Promise<{ sessionId: string }> {
  return apiRequest(`${root}/sessions`, jsonBody("POST", input));
}

/** `search`: the filters as parameters. */
export function listSessions(
  search: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<SessionListView> {
  const params = new URLSearchParams(search);
  if (cursor) params.set("cursor", cursor);
  return apiRequest(`${root}/sessions?${params}`, { signal });
}

export function getSessionPage(sessionId: string, cursor: string | null): Promise<SessionPageView> {
  return apiRequest(`${root}/sessions/${sessionId}${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
}

export function getTreePage(sessionId: string, cursor: string | null): Promise<TreePageView> {
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : "";
  return apiRequest(`${root}/sessions/${sessionId}/tree${query}`);
}

export function renameSession(sessionId: string, title: string): Promise<unknown> {
  return apiRequest(`${root}/sessions/${sessionId}`, jsonBody("PATCH", { title }));
}

/** Answers with the ids of those that were changed. */
export function bulkSessions(input: BulkSessionsInput): Promise<{ sessionIds: string[] }> {
  return apiRequest(`${root}/sessions/bulk`, jsonBody("POST", input));
}

export function duplicateSession(sessionId: string): Promise<{ session: SessionView }> {
  return apiRequest(`${root}/sessions/${sessionId}/duplicate`, { method: "POST" });
}

export function moveBranch(
  generationId: string,
  input: MoveBranchInput,
): Promise<{ session: SessionView; stepCount: number }> {
  return apiRequest(`${root}/generations/${generationId}/move`, jsonBody("POST", input));
}

export function listTrash(cursor: string | null): Promise<TrashView> {
  return apiRequest(`${root}/trash${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
}

export function changeTrash(input: TrashInput): Promise<void> {
  return apiRequest(`${root}/trash`, jsonBody("POST", input));
}

export function emptyTrash(): Promise<void> {
  return apiRequest(`${root}/trash`, { method: "DELETE" });
}

/** Sending the same `key` again never makes a second picture. */
export function generate(input: GenerateInput, key: string): Promise<Accepted> {
  const { headers, ...init } = jsonBody("POST", input);
  return apiRequest(`${root}/generate`, { ...init, headers: { ...headers, "idempotency-key": key } });
}

export function retryGeneration(generationId: string, key: string): Promise<Accepted> {
  return apiRequest(`${root}/generations/${generationId}/retry`, {
    method: "POST",
    headers: { "idempotency-key": key },
  });
}

export async function getGeneration(generationId: string): Promise<GenerationView> {
  const { generation } = await apiRequest<{ generation: GenerationView }>(
    `${root}/generations/${generationId}`,
  );
  return generation;
}

export async function cancelGeneration(generationId: string): Promise<GenerationView> {
  const { generation } = await apiRequest<{ generation: GenerationView }>(
    `${root}/generations/${generationId}/cancel`,
    { method: "POST" },
  );
  return generation;
}

export function deleteGeneration(generationId: string): Promise<void> {
  return apiRequest(`${root}/generations/${generationId}`, { method: "DELETE" });
}

/** Changes the name, star or fold of a step. */
export async function annotateGeneration(
  generationId: string,
  change: AnnotateInput,
): Promise<GenerationView> {
  const { generation } = await apiRequest<{ generation: GenerationView }>(
    `${root}/generations/${generationId}`,
    jsonBody("PATCH", change),
  );
  return generation;
}

/** Deletes a step and all that hangs on it. `restoreGeneration` undoes it. */
export function pruneGeneration(generationId: string): Promise<{ count: number }> {
  return apiRequest(`${root}/generations/${generationId}/prune`, { method: "POST" });
}

export function restoreGeneration(generationId: string): Promise<void> {
  return apiRequest(`${root}/generations/${generationId}/restore`, { method: "POST" });
}

type Upload = {
  file: Blob;
  fileName: string;
  role: UploadRole;
  sessionId?: string;
  sourceAssetId?: string;
  /** How a mask or an overlay was painted. */
  strokes?: object;
};

export function uploadAsset(upload: Upload): Promise<UploadView> {
  const { file, fileName, role, sessionId, sourceAssetId, strokes } = upload;
  const body = new FormData();
  body.set("role", role);
  if (sessionId) body.set("sessionId", sessionId);
  if (sourceAssetId) body.set("sourceAssetId", sourceAssetId);
  if (strokes) body.set("strokes", JSON.stringify(strokes));
  body.set("file", file, fileName);
  return apiRequest(`${root}/assets`, { method: "POST", body });
}

/** How a mask or an overlay was painted, or null for one that is a file. */
export async function getStrokes<Strokes>(assetId: string): Promise<Strokes | null> {
  const { strokes } = await apiRequest<{ strokes: Strokes | null }>(`${root}/assets/${assetId}/strokes`);
  return strokes;
}
