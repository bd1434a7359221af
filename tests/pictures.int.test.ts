import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as openPicture } from "#app/api/images/assets/[assetId]/route.ts";
import { GET as openPreview } from "#app/api/images/generations/[generationId]/preview/route.ts";
import { previewKey } from "#lib/images/asset-bytes.ts";
import { storage } from "#lib/storage.ts";
import { createGeneration, png } from "./factories.ts";
import { as, type Person, type RequestOptions, signUp } from "./http.ts";
import { kept, uploaded } from "./uploading.ts";

let person: Person;
let assetId: string;
/** As they are in the store. */
let stored: Buffer;

beforeAll(async () => {
  person = await signUp();
  const noise = { type: "gaussian" as const, mean: 128, sigma: 30 };
  const photo = sharp({ create: { width: 500, height: 250, channels: 3, background: "#777", noise } });
  ({ assetId } = await uploaded(person, await photo.jpeg().toBuffer()));
  const [key = ""] = (await kept(person)).keys;
  stored = (await storage().get(key)) ?? Buffer.alloc(0);
});

const get = (options: RequestOptions = {}) =>
  as(person).get(openPicture, { params: { assetId }, ...options });
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

const GUARD = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
};

function expectHeaders(response: Response, wanted: Record<string, string | null>): void {
  const found = Object.keys(wanted).map((name) => [name, response.headers.get(name)]);
  expect(Object.fromEntries(found)).toEqual(wanted);
}

test("a picture is the stored bytes, kept by this browser for ever, and can be nothing but a picture", async () => {
  const response = await get();
  expect(response.status).toBe(200);
  expectHeaders(response, {
    ...GUARD,
    "cache-control": "private, max-age=31536000, immutable",
    "content-type": "image/jpeg",
    "content-length": String(stored.length),
    "accept-ranges": "bytes",
    "content-disposition": null,
  });
  expect(response.headers.get("etag")).toMatch(/^"[0-9a-f]{64}"$/);
  expect((await bodyOf(response)).equals(stored)).toBe(true);
});

describe("a browser that has the picture", () => {
  test.each([
    ["by its tag", (tag: string) => tag],
    ["by its weak tag", (tag: string) => `W/${tag}`],
    ["among others", (tag: string) => `"other", ${tag}`],
  ])("is told so, without the bytes: %s", async (_what, format) => {
    const tag = (await get()).headers.get("etag") ?? "";
    const response = await get({ headers: { "if-none-match": format(tag) } });
    expect(response.status).toBe(304);
    expectHeaders(response, { etag: tag, "cache-control": "private, max-age=31536000, immutable" });
    expect(await response.text()).toBe("");
  });

  test("of another tag gets this one", async () => {
    expect((await get({ headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });
});

describe("a range", () => {
  test.each([
    ["bytes=0-9", 0, 9],
    ["bytes=100-199", 100, 199],
    ["bytes=100-", 100, null],
    ["bytes=-50", -50, null],
    ["bytes=10-99999999", 10, null],
  ])("of one piece is that piece: %s", async (range, start, end) => {
    const response = await get({ headers: { range } });
    const first = start < 0 ? stored.length + start : start;
    const last = end ?? stored.length - 1;
    expect(response.status).toBe(206);
    expectHeaders(response, {
      ...GUARD,
      "content-range": `bytes ${first}-${last}/${stored.length}`,
      "content-length": String(last - first + 1),
    });
    expect((await bodyOf(response)).equals(stored.subarray(first, last + 1))).toBe(true);
  });

  test("behind the end cannot be had", async () => {
    const response = await get({ headers: { range: "bytes=99999999-" } });
    expect(response.status).toBe(416);
    expectHeaders(response, { "content-range": `bytes */${stored.length}` });
  });

  test.each(["bytes=0-1,5-6", "bytes=x", "lines=1-2", ""])(
    "that is not one piece gives all: %j",
    async (range) => {
      const response = await get({ headers: { range } });
      expect(response.status).toBe(200);
      expect((await bodyOf(response)).equals(stored)).toBe(true);
    },
  );

  test("of a picture that the browser has an older copy of gives all", async () => {
    const tag = (await get()).headers.get("etag") ?? "";
    expect((await get({ headers: { range: "bytes=0-9", "if-range": '"other"' } })).status).toBe(200);
    expect((await get({ headers: { range: "bytes=0-9", "if-range": tag } })).status).toBe(206);
  });
});

describe("a smaller size", () => {
  test("is a WebP of that width, with a tag of its own, the same each time", async () => {
    const response = await get({ query: { w: 320 } });
    expectHeaders(response, { ...GUARD, "content-type": "image/webp" });
    const bytes = await bodyOf(response);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 320, height: 160 });
    expect(response.headers.get("etag")).not.toBe((await get()).headers.get("etag"));
    expect((await bodyOf(await get({ query: { w: 320 } }))).equals(bytes)).toBe(true);
    const again = await get({
      query: { w: 320 },
      headers: { "if-none-match": response.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  test("has ranges too", async () => {
    const whole = await bodyOf(await get({ query: { w: 320 } }));
    const response = await get({ query: { w: 320 }, headers: { range: "bytes=4-11" } });
    expect(response.status).toBe(206);
    expect((await bodyOf(response)).equals(whole.subarray(4, 12))).toBe(true);
  });

  test.each([640, 1280])("is never larger than the picture: %i", async (w) => {
    const { width, height } = await sharp(await bodyOf(await get({ query: { w } }))).metadata();
    expect([width, height]).toEqual([500, 250]);
  });

  test.each(["77", "0", "-320", "1e9", "320.5", "", "320,640", "w"])(
    "that is not offered is refused: %j",
    async (w) => {
      const response = await get({ query: { w } });
      expect(response.status).toBe(400);
      expect((await response.json()).error.fields).toEqual({ w: expect.any(String) });
    },
  );
});

test("a download has a file name that says what it is", async () => {
  const response = await get({ query: { download: "1" } });
  expectHeaders(response, { "content-disposition": `attachment; filename="${assetId}.jpg"` });
  expect((await bodyOf(response)).equals(stored)).toBe(true);
  expect((await get({ query: { download: "yes" } })).status).toBe(400);
});

test("a picture whose bytes are lost is not found", async () => {
  const other = await signUp();
  const { assetId: lost } = await uploaded(other, await png());
  for (const key of (await kept(other)).keys) await storage().remove(key);
  const sizes: Record<string, number>[] = [{}, { w: 320 }];
  for (const query of sizes) {
    expect((await as(other).get(openPicture, { params: { assetId: lost }, query })).status).toBe(404);
  }
});

test("a preview is shown like a picture, but never kept", async () => {
  const { id: generationId } = await createGeneration(person);
  const bytes = await png();
  await storage().put(previewKey(person.id, generationId), bytes);
  const response = await as(person).get(openPreview, { params: { generationId } });
  expect(response.status).toBe(200);
  expectHeaders(response, { ...GUARD, "cache-control": "private, no-store", "content-type": "image/png" });
  expect((await bodyOf(response)).equals(bytes)).toBe(true);
});

test("a preview that is no picture is not shown", async () => {
  const { id: generationId } = await createGeneration(person);
  await storage().put(previewKey(person.id, generationId), Buffer.from("<script>alert(1)</script>"));
  expect((await as(person).get(openPreview, { params: { generationId } })).status).toBe(404);
});
