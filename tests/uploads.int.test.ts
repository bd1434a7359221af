import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { POST as addAsset } from "#app/api/images/assets/route.ts";
import { parseEnv } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { endlessStream } from "./endless-stream.ts";
import { png } from "./factories.ts";
import { as, signUp } from "./http.ts";
import { claimAvifSize, claimJpegSize, hollowPng, OTHER_FILES } from "./picture-files.ts";
import { download, kept, LAST_LINE, MULTIPART, NOTHING, part, upload, uploaded } from "./uploading.ts";

const LIMIT_BYTES = 1024 * 1024;
process.env.LIMIT_UPLOAD_BYTES = String(LIMIT_BYTES);

async function refusal(response: Response): Promise<{ status: number; code: string; fields: string[] }> {
  const { error } = await response.json();
  return { status: response.status, code: error.code, fields: Object.keys(error.fields ?? {}) };
}

test("the limits are 20 MB and 40 megapixels, where nobody set others", () => {
  const settings = { DATABASE_URL: "postgresql://localhost/x", BETTER_AUTH_SECRET: "x".repeat(40) };
  expect(parseEnv(settings)).toMatchObject({
    LIMIT_UPLOAD_BYTES: 20 * 1024 * 1024,
    LIMIT_IMAGE_PIXELS: 40_000_000,
  });
});

test("an upload answers what was stored", async () => {
  const person = await signUp();
  const { assetId, ...answer } = await uploaded(person, await png(30, 20));
  const bytes = await download(person, assetId);
  expect(answer).toEqual({
    url: `/api/images/assets/${assetId}`,
    width: 30,
    height: 20,
    mimeType: "image/png",
    sizeBytes: bytes.length,
  });
});

describe("what is refused leaves no bytes and no rows:", () => {
  test.each(Object.entries(OTHER_FILES))("%s, under the name and type of a PNG", async (_what, bytes) => {
    const person = await signUp();
    const response = await upload(person, bytes);
    expect(await refusal(response)).toEqual({ status: 415, code: "unsupported_media", fields: ["file"] });
    expect(await kept(person)).toEqual(NOTHING);
  });

  test.each(["tiff", "jp2"] as const)("a picture in another format: %s", async (format) => {
    const person = await signUp();
    const encoded = format === "tiff" ? sharp(await png()).tiff() : null;
    const bytes = encoded
      ? await encoded.toBuffer()
      : Buffer.from("0000000c6a5020200d0a870a00000014667479706a703220", "hex");
    expect(await refusal(await upload(person, bytes))).toMatchObject({ status: 415, fields: ["file"] });
    expect(await kept(person)).toEqual(NOTHING);
  });

  test.each([
    ["a PNG of more than 40 megapixels", async () => hollowPng(10_000, 4001)],
    ["a PNG of a side that no picture has", async () => hollowPng(16_385, 1)],
    ["a PNG of terapixels", async () => hollowPng(1_000_000, 1_000_000)],
    [
      "a JPEG of more than 40 megapixels",
      async () =>
        claimJpegSize(
          await sharp(await png())
            .jpeg()
            .toBuffer(),
          65_500,
          65_500,
        ),
    ],
    ["a 16-bit PNG of more than 16 megapixels", async () => hollowPng(4001, 4000, 16)],
    [
      "an AVIF of more than 16 megapixels",
      async () =>
        claimAvifSize(
          await sharp(await png())
            .avif()
            .toBuffer(),
          4001,
          4000,
        ),
    ],
  ])("%s, told by its header alone", async (_what, make) => {
    const person = await signUp();
    expect(await refusal(await upload(person, await make()))).toEqual({
      status: 413,
      code: "too_large",
      fields: ["file"],
    });
    expect(await kept(person)).toEqual(NOTHING);
  });

  test("a picture that ends in the middle, within every limit", async () => {
    const person = await signUp();
    const noise = {
      create: {
        width: 300,
        height: 300,
        channels: 3 as const,
        background: "#777",
        noise: { type: "gaussian" as const, mean: 128, sigma: 30 },
      },
    };
    const whole = await sharp(noise).jpeg().toBuffer();
    for (const bytes of [whole.subarray(0, whole.length / 2), hollowPng(4001, 4000)]) {
      expect(await refusal(await upload(person, bytes))).toEqual({
        status: 400,
        code: "invalid_input",
        fields: ["file"],
      });
    }
    expect(await kept(person)).toEqual(NOTHING);
  });

  test("a field that is unknown or wrong, by its name", async () => {
    const person = await signUp();
    const wrong = {
      role: "output",
      sessionId: "ses_1",
      sourceAssetId: "x",
      title: "Mine",
      ["__proto__"]: "x",
    };
    const response = await upload(person, await png(), wrong);
    expect(await refusal(response)).toEqual({
      status: 400,
      code: "invalid_input",
      fields: expect.arrayContaining(Object.keys(wrong)),
    });
    expect(await kept(person)).toEqual(NOTHING);
  });

  test("a picture for a session or a source that is not there", async () => {
    const person = await signUp();
    const missing = { sessionId: newId("imageSession"), sourceAssetId: newId("asset") };
    for (const [field, id] of Object.entries(missing)) {
      expect((await upload(person, await png(), { [field]: id })).status).toBe(404);
    }
    expect(await kept(person)).toEqual(NOTHING);
  });
});

describe("bytes are counted while they are read:", () => {
  const start = () => Buffer.concat([part("role", "input"), part("file", "", "a.png").subarray(0, -2)]);
  const chunk = "x".repeat(64 * 1024);

  test.each([
    ["without a content-length", {}],
    ["whose content-length is a lie", { "content-length": "1000" }],
  ])("an endless file %s is cut off at the limit", async (_what, headers: Record<string, string>) => {
    const person = await signUp();
    const { stream, state } = endlessStream(chunk, start());
    const response = await as(person).post(addAsset, { body: stream, headers: { ...MULTIPART, ...headers } });
    expect(await refusal(response)).toEqual({ status: 413, code: "too_large", fields: ["file"] });
    expect(state.canceled).toBe(true);
    expect(state.sentBytes).toBeLessThan(LIMIT_BYTES + 512 * 1024);
    expect(await kept(person)).toEqual(NOTHING);
  });

  test.each([
    ["before the first part", Buffer.from("hello")],
    ["in a field", part("role", "").subarray(0, -2)],
    [
      "in a second file",
      Buffer.concat([part("file", "x", "a.png"), part("file", "", "b.png").subarray(0, -2)]),
    ],
    ["after the last part", Buffer.concat([part("file", "x", "a.png"), LAST_LINE])],
  ])("a form that never ends %s is cut off too", async (_what, head) => {
    const person = await signUp();
    const { stream, state } = endlessStream(chunk, head);
    const response = await as(person).post(addAsset, { body: stream, headers: MULTIPART });
    expect([400, 413]).toContain(response.status);
    expect(state.canceled).toBe(true);
    expect(state.sentBytes).toBeLessThan(LIMIT_BYTES + 512 * 1024);
    expect(await kept(person)).toEqual(NOTHING);
  });

  test("a file of exactly the limit is taken, one byte more is not", async () => {
    const person = await signUp();
    const padded = Buffer.concat([await png(), Buffer.alloc(LIMIT_BYTES)]);
    expect((await upload(person, padded.subarray(0, LIMIT_BYTES))).status).toBe(201);
    expect((await upload(person, padded.subarray(0, LIMIT_BYTES + 1))).status).toBe(413);
  });
});

describe("a form", () => {
  test("that breaks off anywhere is refused", async () => {
    const person = await signUp();
    const whole = Buffer.concat([part("role", "input"), part("file", await png(), "a.png"), LAST_LINE]);
    for (let length = 1; length < whole.length - 4; length += 13) {
      const body = new Blob([new Uint8Array(whole.subarray(0, length))]).stream();
      const response = await as(person).post(addAsset, { body, headers: MULTIPART });
      expect(await refusal(response), `after ${length} bytes`).toMatchObject({
        status: 400,
        fields: ["file"],
      });
    }
    expect(await kept(person)).toEqual(NOTHING);
  });

  test("whose sender goes away is refused", async () => {
    const person = await signUp();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(part("file", "xxx", "a.png").subarray(0, -2)),
      pull: (controller) => controller.error(new Error("gone")),
    });
    const response = await as(person).post(addAsset, { body, headers: MULTIPART });
    expect(await refusal(response)).toMatchObject({ status: 400, fields: ["file"] });
    expect(await kept(person)).toEqual(NOTHING);
  });

  test.each([
    ["no form at all", '{"role":"input"}', "application/json"],
    ["a form without a boundary", "x", "multipart/form-data"],
    ["a form of another kind", "x", "multipart/form-database; boundary=x"],
    ["nothing", "", MULTIPART["content-type"]],
    [
      "a form without a file",
      Buffer.concat([part("role", "input"), LAST_LINE]).toString(),
      MULTIPART["content-type"],
    ],
    [
      "an empty file",
      Buffer.concat([part("file", "", "a.png"), LAST_LINE]).toString(),
      MULTIPART["content-type"],
    ],
    [
      "a file under another name",
      Buffer.concat([part("image", "x", "a.png"), LAST_LINE]).toString(),
      MULTIPART["content-type"],
    ],
    [
      "two files",
      Buffer.concat([part("file", "x", "a.png"), part("file", "y", "b.png"), LAST_LINE]).toString(),
      MULTIPART["content-type"],
    ],
  ])("is one file and a few fields, not %s", async (_what, body, type) => {
    const person = await signUp();
    const response = await as(person).post(addAsset, { body, headers: { "content-type": type } });
    expect(await refusal(response)).toEqual({ status: 400, code: "invalid_input", fields: ["file"] });
    expect(await kept(person)).toEqual(NOTHING);
  });
});

describe("the same picture again", () => {
  test("is the asset that is there already, also when it is sent five times at once", async () => {
    const person = await signUp();
    const bytes = await png(40, 40, "#123456");
    const together = await Promise.all(Array.from({ length: 5 }, () => uploaded(person, bytes)));
    const later = await uploaded(person, bytes);
    expect(new Set([...together, later].map((asset) => asset.assetId)).size).toBe(1);
    expect(await kept(person)).toMatchObject({ keys: [expect.any(String)], assetIds: [later.assetId] });
  });

  test("from somebody else is theirs alone", async () => {
    const [ada, ben] = await Promise.all([signUp(), signUp()]);
    const bytes = await png(40, 40, "#654321");
    const [hers, his] = [await uploaded(ada, bytes), await uploaded(ben, bytes)];
    expect(his.assetId).not.toBe(hers.assetId);
    const [keptOfAda, keptOfBen] = [await kept(ada), await kept(ben)];
    expect(keptOfAda.keys).toHaveLength(1);
    expect(keptOfBen.keys).toHaveLength(1);
    expect(keptOfBen.keys).not.toEqual(keptOfAda.keys);
  });
});
