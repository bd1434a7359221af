import { fileTypeFromBuffer } from "file-type";
import { db } from "#db/index.ts";
import { notFound } from "#lib/errors.ts";
import { storage } from "#lib/storage.ts";
import { previewKey } from "./asset-bytes.ts";
import { getOwnedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";

/** The newest preview of a step under way. @throws {AppError} not_found when there is none (any more) */
export async function getPreview(
  user: Owner,
  generationId: string,
): Promise<{ bytes: Buffer; mimeType: string }> {
  const row = await getOwnedGeneration(db(), user, generationId);
  const bytes = await storage().get(previewKey(user.id, row.id));
  if (!bytes) throw notFound();
  const type = await fileTypeFromBuffer(bytes);
  if (!type?.mime.startsWith("image/")) throw notFound();
  return { bytes, mimeType: type.mime };
}
