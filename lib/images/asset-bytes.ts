import { createHash } from "node:crypto";
import type { AssetRow } from "#db/schema/images.ts";
import { storage } from "#lib/storage.ts";
import type { DerivedWidth } from "./constants.ts";

/** Everything of a user that the store holds lies below this folder. */
export function userFolder(userId: string): string {
  return `users/${userId}`;
}

/** Bytes are named by their content, per user, so the same picture is stored once. */
export function bytesKey(userId: string, sha256: string): string {
  return `${userFolder(userId)}/${sha256.slice(0, 2)}/${sha256}`;
}

export function derivedKey(userId: string, sha256: string, width: DerivedWidth): string {
  return `${bytesKey(userId, sha256)}-w${width}.webp`;
}

export function previewKey(userId: string, generationId: string): string {
  return `${userFolder(userId)}/previews/${generationId}`;
}

/**
 * Stores `bytes` and returns their sha256 in hex. Bytes that are there already are written again: that renews their
 * age, so the sweeper of unused bytes leaves them alone until their row is committed.
 */
export async function putBytes(userId: string, bytes: Buffer): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await storage().put(bytesKey(userId, sha256), bytes);
  return sha256;
}

/** @throws {Error} when the store lost them */
export async function getBytes(asset: Pick<AssetRow, "id" | "userId" | "sha256">): Promise<Buffer> {
  const bytes = await storage().get(bytesKey(asset.userId, asset.sha256));
  if (!bytes) throw new Error(`The bytes of ${asset.id} are missing from the store`);
  return bytes;
}
