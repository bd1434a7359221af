import type { UploadView } from "#lib/images/views.ts";
import { apiRequest, jsonBody } from "../api/api-request.ts";
import type { Draft, TrayImage } from "../composer/draft.ts";
import type { Border } from "./border.ts";

/**
 * Puts the picture on a larger canvas, and makes the mask of what is new.
 * @param overlap pixels of the picture that may be painted anew beside the border; the server's own when absent
 * @returns both as they go into the draft: the picture still comes from the step of the original
 * @throws {ApiError}
 */
export async function extendPicture(
  image: TrayImage,
  border: Border,
  overlap?: number,
): Promise<Pick<Draft, "source" | "mask" | "strokes">> {
  const { source, mask } = await apiRequest<{ source: UploadView; mask: UploadView }>(
    `/api/images/assets/${image.assetId}/extend`,
    jsonBody("POST", { ...border, overlap }),
  );
  const { assetId, url, width, height } = source;
  return {
    source: { kind: "picked", image: { ...image, assetId, url, width, height }, until: null },
    mask: { assetId: mask.assetId, url: mask.url, sourceAssetId: assetId },
    strokes: null,
  };
}
