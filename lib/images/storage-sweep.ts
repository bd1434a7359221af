import { and, eq, inArray } from "drizzle-orm";
import { db } from "#db/index.ts";
import { user } from "#db/schema/auth.ts";
import { imageAssets, imageGenerations } from "#db/schema/images.ts";
import { log } from "#lib/log.ts";
import { storage } from "#lib/storage.ts";
import { userFolder } from "./asset-bytes.ts";

/** Bytes are written before their row: only what is older than this and still has none is garbage. */
const AGE_MIN_MS = 24 * 60 * 60 * 1000;

/** Removes bytes that no row refers to: of failed uploads, crashed runs, deleted rows and deleted accounts. */
export async function sweepStorage(now = new Date()): Promise<void> {
  let removed = 0;
  for await (const { key, writtenAt } of storage().list("users")) {
    if (now.getTime() - writtenAt.getTime() < AGE_MIN_MS) continue;
    if (await isUsed(key)) continue;
    await storage().remove(key);
    removed += 1;
  }
  if (removed > 0) log({ part: "sweep" }).info({ removed }, "unused bytes removed");
}

async function isUsed(key: string): Promise<boolean> {
  const [, userId = "", folder, name = ""] = key.split("/");
  const [owner] = await db().select({ id: user.id }).from(user).where(eq(user.id, userId));
  if (!owner || !key.startsWith(userFolder(owner.id))) return false;
  return folder === "previews" ? await isUnderWay(userId, name) : await hasAsset(userId, name.slice(0, 64));
}

async function isUnderWay(userId: string, generationId: string): Promise<boolean> {
  const [row] = await db()
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.id, generationId),
        eq(imageGenerations.userId, userId),
        inArray(imageGenerations.status, ["queued", "running"]),
      ),
    );
  return row !== undefined;
}

async function hasAsset(userId: string, sha256: string): Promise<boolean> {
  const [row] = await db()
    .select({ id: imageAssets.id })
    .from(imageAssets)
    .where(and(eq(imageAssets.userId, userId), eq(imageAssets.sha256, sha256)))
    .limit(1);
  return row !== undefined;
}
