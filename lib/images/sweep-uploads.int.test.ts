import { inArray, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "#db/index.ts";
import type { UserRow } from "#db/schema/auth.ts";
import { type AssetRow, imageAssets } from "#db/schema/images.ts";
import { storage } from "#lib/storage.ts";
import { createAsset, createGeneration, createImageSession, createUser, png } from "#tests/factories.ts";
import { bytesKey } from "./asset-bytes.ts";
import { saveDraft } from "./drafts.ts";
import { sweepStorage } from "./storage-sweep.ts";
import { sweepUploads } from "./sweep-uploads.ts";

let user: UserRow;
let shade = 0;

beforeEach(async () => {
  user = await createUser();
});

/** No two are the same picture. */
async function createMask(strokes?: { baseAssetId: string }): Promise<AssetRow> {
  shade += 1;
  const bytes = await png(64, 64, `rgb(${shade}, ${shade}, ${shade})`);
  return await createAsset(user, {
    role: "mask",
    bytes,
    ...(strokes && { strokes: { ...strokes, strokes: [] } }),
  });
}

async function sweepAfterDays(days: number, ...assets: AssetRow[]): Promise<AssetRow[]> {
  const ids = assets.map(({ id }) => id);
  await db()
    .update(imageAssets)
    .set({ createdAt: sql`now() - make_interval(days => ${days})` })
    .where(inArray(imageAssets.id, ids));
  await sweepUploads();
  const left = await db().select().from(imageAssets).where(inArray(imageAssets.id, ids));
  return assets.filter(({ id }) => left.some((row) => row.id === id));
}

test("a mask that nothing uses goes after thirty days, and not before, and its bytes with it", async () => {
  const mask = await createMask();
  const key = bytesKey(user.id, mask.sha256);
  expect(await sweepAfterDays(29, mask)).toEqual([mask]);
  expect(await sweepAfterDays(31, mask)).toEqual([]);
  await sweepStorage(new Date(Date.now() + 25 * 60 * 60 * 1000));
  expect(await storage().has(key)).toBe(false);
});

test("a mask stays as long as there is a step that it was sent with", async () => {
  const [source, mask] = [await createAsset(user), await createMask()];
  await createGeneration(user, { sourceAssetId: source.id, maskAssetId: mask.id });
  expect(await sweepAfterDays(31, mask)).toEqual([mask]);
});

test("a mask stays as long as a draft names it, however deep", async () => {
  const [sent, below] = [await createMask(), await createMask()];
  const body = { mask: { assetId: sent.id }, strokes: { strokes: { baseAssetId: below.id, strokes: [] } } };
  await saveDraft(user, (await createImageSession(user)).id, { version: 0, body });
  expect(await sweepAfterDays(31, sent, below)).toEqual([sent, below]);
});

test("somebody else's draft keeps nothing", async () => {
  const mask = await createMask();
  await saveDraft(await createUser(), null, { version: 0, body: { mask: mask.id } });
  expect(await sweepAfterDays(31, mask)).toEqual([]);
});

test("a mask stays as long as another one is painted on it", async () => {
  const base = await createMask();
  const painted = await createMask({ baseAssetId: base.id });
  await saveDraft(user, null, { version: 0, body: { mask: painted.id } });
  expect(await sweepAfterDays(31, base, painted)).toEqual([base, painted]);
});

test("a mask that is uploaded again is as new as on its first day", async () => {
  const mask = await createMask();
  await sweepAfterDays(29, mask);
  await db()
    .update(imageAssets)
    .set({ createdAt: sql`now() - interval '31 days'` })
    .where(inArray(imageAssets.id, [mask.id]));
  const bytes = await png(64, 64, `rgb(${shade}, ${shade}, ${shade})`);
  expect(await createAsset(user, { role: "mask", bytes })).toMatchObject({ id: mask.id });
  await sweepUploads();
  const left = await db()
    .select({ id: imageAssets.id })
    .from(imageAssets)
    .where(inArray(imageAssets.id, [mask.id]));
  expect(left).toHaveLength(1);
});

test("a picture that somebody uploaded stays, used or not", async () => {
  const picture = await createAsset(user);
  expect(await sweepAfterDays(400, picture)).toEqual([picture]);
});

test("more than one round's worth is removed, and what stays is in nobody's way", async () => {
  const template = await createMask();
  const { id: _id, ...row } = template;
  const copies = Array.from({ length: 450 }, (_, index) => ({
    ...row,
    id: `asset_00000000-0000-7000-8000-${String(index).padStart(12, "0")}`,
  }));
  const rows = await db().insert(imageAssets).values(copies).returning();
  const drafted = rows.slice(0, 210);
  await saveDraft(user, null, { version: 0, body: { ids: drafted.map(({ id }) => id) } });
  expect(await sweepAfterDays(31, ...rows)).toEqual(drafted);
});
