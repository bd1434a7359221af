import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { user as users } from "#db/schema/auth.ts";
import { imageAssets } from "#db/schema/images.ts";
import { storage } from "#lib/storage.ts";
import { createAsset, createGeneration, createUser, png } from "#tests/factories.ts";
import { bytesKey, derivedKey, previewKey, putBytes } from "./asset-bytes.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { makeDerivedSizes } from "./derived-sizes.ts";
import { sweepStorage } from "./storage-sweep.ts";

const HOUR_MS = 60 * 60 * 1000;
const afterHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const lostBytes = async (user: { id: string }) => bytesKey(user.id, await putBytes(user.id, await png(9, 9)));

test("bytes without a row are removed once they are a day old, and not before", async () => {
  const key = await lostBytes(await createUser());
  await sweepStorage(afterHours(23));
  expect(await storage().has(key)).toBe(true);
  await sweepStorage(afterHours(25));
  expect(await storage().has(key)).toBe(false);
});

test("bytes with a row stay, in every size, also when the row is only marked as deleted", async () => {
  const user = await createUser();
  const asset = await createAsset(user);
  await makeDerivedSizes(asset);
  const keys = [bytesKey(user.id, asset.sha256), derivedKey(user.id, asset.sha256, 320)];
  await sweepStorage(afterHours(1000));
  for (const key of keys) expect(await storage().has(key)).toBe(true);
  await db().update(imageAssets).set({ deletedAt: new Date() }).where(eq(imageAssets.id, asset.id));
  await sweepStorage(afterHours(1000));
  for (const key of keys) expect(await storage().has(key)).toBe(true);
  await db().delete(imageAssets).where(eq(imageAssets.id, asset.id));
  await sweepStorage(afterHours(1000));
  for (const key of keys) expect(await storage().has(key)).toBe(false);
});

test("somebody else's row for the same picture keeps only their own bytes", async () => {
  const [ada, ben] = [await createUser(), await createUser()];
  const asset = await createAsset(ada);
  const theirs = await putBytes(
    ben.id,
    (await storage().get(bytesKey(ada.id, asset.sha256))) ?? Buffer.alloc(1),
  );
  expect(theirs).toBe(asset.sha256);
  await sweepStorage(afterHours(25));
  expect(await storage().has(bytesKey(ada.id, asset.sha256))).toBe(true);
  expect(await storage().has(bytesKey(ben.id, asset.sha256))).toBe(false);
});

test("everything of a deleted account is removed", async () => {
  const user = await createUser();
  const asset = await createAsset(user);
  await db().delete(users).where(eq(users.id, user.id));
  await sweepStorage(afterHours(25));
  expect(await storage().has(bytesKey(user.id, asset.sha256))).toBe(false);
});

test("the preview of a step stays as long as the step is under way", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await storage().put(previewKey(user.id, id), await png());
  await sweepStorage(afterHours(25));
  expect(await storage().has(previewKey(user.id, id))).toBe(true);
  await cancelGeneration(user, id);
  await sweepStorage(afterHours(25));
  expect(await storage().has(previewKey(user.id, id))).toBe(false);
});
