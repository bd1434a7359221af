import type { UploadRole } from "#lib/images/constants.ts";
import type { CreateSessionInput, GenerateInput } from "#lib/images/schemas.ts";
import type { GenerationView, SessionListView, SessionPageView, UploadView } from "#lib/images/views.ts";
import { apiRequest, jsonBody } from "./api-request.ts";

/** The routes of the studio as functions. Each throws `ApiError`. */

export type Accepted = { generationId: string; status: GenerationView["status"]; streamUrl: string };

const root = "/api/images";

export function createSession(input: CreateSessionInput): Promise<{ sessionId: string }> {
  return apiRequest(`${root}/sessions`, jsonBody("POST", input));
}

export function listSessions(cursor: string | null): Promise<SessionListView> {
  return apiRequest(`${root}/sessions${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
}

export function getSessionPage(sessionId: string, cursor: string | null): Promise<SessionPageView> {
  return apiRequest(`${root}/sessions/${sessionId}${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`);
}

export function renameSession(sessionId: string, title: string): Promise<unknown> {
  return apiRequest(`${root}/sessions/${sessionId}`, jsonBody("PATCH", { title }));
}

export function deleteSession(sessionId: string): Promise<void> {
  return apiRequest(`${root}/sessions/${sessionId}`, { method: "DELETE" });
}

export function restoreSession(sessionId: string): Promise<void> {
  return apiRequest(`${root}/sessions/${sessionId}/restore`, { method: "POST" });
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

export function restoreGeneration(generationId: string): Promise<void> {
  return apiRequest(`${root}/generations/${generationId}/restore`, { method: "POST" });
}

type Upload = { file: Blob; fileName: string; role: UploadRole; sessionId?: string; sourceAssetId?: string };

export function uploadAsset({ file, fileName, role, sessionId, sourceAssetId }: Upload): Promise<UploadView> {
  const body = new FormData();
  body.set("role", role);
  if (sessionId) body.set("sessionId", sessionId);
  if (sourceAssetId) body.set("sourceAssetId", sourceAssetId);
  body.set("file", file, fileName);
  return apiRequest(`${root}/assets`, { method: "POST", body });
}
