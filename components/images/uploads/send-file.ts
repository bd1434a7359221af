import type { UploadRole } from "#lib/images/constants.ts";
import type { UploadView } from "#lib/images/views.ts";
import { ApiError, toApiError } from "../api/api-request.ts";

type FileToSend = { file: File; role: UploadRole; sessionId: string | null; sourceAssetId?: string };

/**
 * Uploads a picture and tells how far it is, 0 to 1: what `fetch` cannot.
 * @throws {ApiError} and what `signal` was aborted with
 */
export function sendFile(
  { file, role, sessionId, sourceAssetId }: FileToSend,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadView> {
  const form = new FormData();
  form.set("role", role);
  if (sessionId) form.set("sessionId", sessionId);
  if (sourceAssetId) form.set("sourceAssetId", sourceAssetId);
  form.set("file", file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300 && request.response) resolve(request.response);
      else reject(toApiError(request.response));
    };
    request.onerror = () => reject(new ApiError("network", "The studio could not be reached."));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", "/api/images/assets");
    request.send(form);
  });
}
