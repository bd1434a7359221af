import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Border, borderMask, extendedSize, extendRaster } from "#lib/images/picture-border.ts";
import { decodeRaster, encodeGrayPng, encodePng } from "#lib/images/rasters.ts";
import { decode, difference, halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { moderated } from "#tests/fakes/stability/refusals.ts";
import { createSubject, modelById, type StabilitySubject } from "#tests/fakes/stability/subject.ts";
import { createStability } from "./stability.ts";
import type { ProviderEvent, ProviderRequest } from "./types.ts";

const MEDIUM = modelById("sd3.5-medium");
const WIDE = { width: 1344, height: 768 };
const SMALL = { width: 64, height: 64 };

let subject: StabilitySubject;
beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

const draw = (overrides: Partial<ProviderRequest> = {}, model = MEDIUM) =>
  collect(subject.provider, requestFor(model, overrides));
const doneOf = (events: readonly ProviderEvent[]) => events.find((event) => event.type === "done");
const asked = () => subject.fake.requests.map(({ path, fields }) => ({ path, ...fields }));

describe("what is asked for", () => {
  test("goes to the route of the model, with the shape of the size", async () => {
    await draw({ params: WIDE, negativePrompt: "rain" }, modelById("stable-image-ultra"));
    await draw({ params: WIDE }, modelById("stable-image-core"));
    await draw({ params: { ...WIDE, guidance: 6 } }, modelById("sd3.5-large"));
    expect(asked()).toMatchObject([
      { path: "/v2beta/stable-image/generate/ultra", aspect_ratio: "16:9", negative_prompt: "rain" },
      { path: "/v2beta/stable-image/generate/core", aspect_ratio: "16:9" },
      {
        path: "/v2beta/stable-image/generate/sd3",
        model: "sd3.5-large",
        cfg_scale: "6",
        mode: "text-to-image",
      },
    ]);
  });

  test("names the person by an opaque id, for the vendor's moderation", async () => {
    await draw();
    expect(subject.fake.requests[0]?.headers).toMatchObject({
      "stability-client-id": "image-studio",
      "stability-client-user-id": requestFor(MEDIUM).endUserId,
    });
  });

  test("has a strength and no shape with a source, and says that the size was not used", async () => {
    const source = await sourcePicture(SMALL);
    const events = await draw({ operation: "image-to-image", source, params: { ...WIDE, strength: 0.35 } });
    expect(asked()).toMatchObject([{ mode: "image-to-image", strength: "0.35" }]);
    expect(asked()[0]).not.toHaveProperty("aspect_ratio");
    expect(doneOf(events)?.warnings).toEqual([
      "Stability AI keeps the shape of the source, so 1344×768 was not used.",
    ]);
  });

  test("has a mask that is not grown beyond what was painted", async () => {
    const source = await sourcePicture(SMALL);
    const mask = await halfMask(SMALL, "left");
    const events = await draw({ operation: "inpaint", source, mask }, modelById("stable-image-inpaint"));
    expect(asked()).toMatchObject([{ path: "/v2beta/stable-image/edit/inpaint", grow_mask: "0" }]);
    expect(doneOf(events)).toMatchObject({ costMicros: 50_000, warnings: [] });
  });

  test("to erase has a mask and never a word", async () => {
    const source = await sourcePicture(SMALL);
    const mask = await halfMask(SMALL, "left");
    await draw({ operation: "inpaint", source, mask }, modelById("stable-image-erase"));
    const [request] = subject.fake.requests;
    expect(request?.path).toBe("/v2beta/stable-image/edit/erase");
    expect(Object.keys(request?.fields ?? {}).sort()).toEqual(["grow_mask", "output_format", "seed"]);
    expect(Object.keys(request?.files ?? {}).sort()).toEqual(["image", "mask"]);
  });

  test("to replace names what goes and what comes, without a mask or a strength", async () => {
    const source = await sourcePicture(SMALL);
    const params = { searchPrompt: "the house" };
    const change = { operation: "image-to-image", source, prompt: "a barn", params } as const;
    await draw(change, modelById("stable-image-search-and-replace"));
    expect(asked()).toEqual([
      {
        path: "/v2beta/stable-image/edit/search-and-replace",
        ...{ prompt: "a barn", search_prompt: "the house", output_format: "png", seed: "7" },
      },
    ]);
  });

  test("fits into one request even with a large source", async () => {
    const plain = { width: 2048, height: 2048, channels: 3, background: "#7fb2e5" } as const;
    const bytes = await sharp({ create: plain }).png({ compressionLevel: 0 }).toBuffer();
    const source = { bytes, mimeType: "image/png", width: 2048, height: 2048 };
    await draw({ operation: "image-to-image", source });
    expect(subject.fake.requests[0]?.files.image?.type).toBe("image/webp");
  });
});

describe("a picture that grows", () => {
  const OUTPAINT = modelById("stable-image-outpaint");
  /** A source with a border around its inner picture, as Extend makes it. */
  const extended = async (border: Border, overlap = 0) => {
    const inner = await sourcePicture({ width: 96, height: 80 });
    const raster = await extendRaster(await decodeRaster(inner.bytes), border);
    const size = extendedSize(inner, border);
    const png = { mimeType: "image/png", ...size };
    const gray = borderMask(inner, border, overlap);
    return {
      inner,
      source: { bytes: await encodePng(raster), ...png },
      mask: { bytes: await encodeGrayPng(gray, size), ...png },
    };
  };
  const grow = (pictures: Pick<ProviderRequest, "source" | "mask">, change: Partial<ProviderRequest> = {}) =>
    draw({ operation: "inpaint", ...pictures, ...change }, OUTPAINT);

  test("is sent without its new border, which is told in pixels, and comes back with it", async () => {
    const { inner, source, mask } = await extended({ top: 8, right: 24, bottom: 0, left: 16 });
    const events = await grow({ source, mask }, { params: { creativity: 0.3 } });
    expect(asked()).toMatchObject([
      { path: "/v2beta/stable-image/edit/outpaint", left: "16", right: "24", up: "8", down: "0" },
    ]);
    expect(asked()[0]).toMatchObject({ creativity: "0.3" });
    const [request] = subject.fake.requests;
    expect(Object.keys(request?.files ?? {})).toEqual(["image"]);
    expect(await difference(inner.bytes, request?.files.image?.bytes ?? Buffer.alloc(0))).toBe(0);
    const [output] = outputsOf(events);
    expect(await decode(output?.bytes ?? Buffer.alloc(0))).toMatchObject({ width: 136, height: 88 });
  });

  test("gives up as much of its edge as the mask reaches into it", async () => {
    await grow(await extended({ top: 0, right: 24, bottom: 0, left: 0 }, 8));
    expect(asked()).toMatchObject([{ left: "0", right: "32", up: "0", down: "0" }]);
  });

  test("may go without words", async () => {
    await grow(await extended({ top: 8, right: 0, bottom: 0, left: 0 }), { prompt: "" });
    expect(asked()[0]).not.toHaveProperty("prompt");
  });

  const painted = async (paint: (x: number, y: number) => boolean) => {
    const source = await sourcePicture(SMALL);
    const { width, height } = SMALL;
    const gray = Uint8Array.from({ length: width * height }, (_, at) =>
      paint(at % width, Math.floor(at / width)) ? 255 : 0,
    );
    return { source, mask: { ...source, bytes: await encodeGrayPng(gray, SMALL) } };
  };

  test.each<[string, (x: number, y: number) => boolean, RegExp]>([
    ["a spot", (x, y) => x > 20 && x < 40 && y > 20 && y < 40, /another shape.*Use Extend/],
    ["a border with a corner left out", (x, y) => x < 8 && y > 8, /another shape/],
    ["a border and a spot", (x, y) => x < 8 || (x > 30 && x < 40 && y === 30), /another shape/],
    ["nothing", () => false, /another shape/],
    ["all of the picture", () => true, /covers all/],
  ])(
    "is refused by name with %s painted, before anything is sent or charged",
    async (_name, paint, words) => {
      const error = await failureOf(grow(await painted(paint)));
      expect(error).toMatchObject({ code: "invalid_request", charged: "no" });
      expect(String(error)).toMatch(words);
      expect(subject.fake.requests).toEqual([]);
    },
  );

  test("is refused when a side grows by more than the vendor adds", async () => {
    const error = await failureOf(grow(await extended({ top: 0, right: 2001, bottom: 0, left: 0 })));
    expect(error).toMatchObject({ code: "invalid_request", charged: "no" });
    expect(String(error)).toContain("2001 pixels wide");
  });
});

describe("several pictures", () => {
  test("have seeds that count up, never 0, and cost the same each", async () => {
    const events = await draw({ params: { count: 3, seed: 4_294_967_293 } });
    const seeds = outputsOf(events).map(({ seed }) => seed);
    expect(seeds.toSorted()).toEqual([1, 4_294_967_293, 4_294_967_294]);
    expect(doneOf(events)).toMatchObject({ costMicros: 105_000 });
  });

  test("that were made are kept when another one is refused", async () => {
    subject.fake.misbehave({ kind: "refuse", refusal: moderated() });
    const events = await draw({ params: { count: 2 } });
    expect(outputsOf(events)).toHaveLength(1);
    expect(doneOf(events)).toMatchObject({
      costMicros: 35_000,
      warnings: [expect.stringMatching(/^One of 2 pictures is missing\. Stability AI's moderation/)],
    });
  });
});

describe("an answer", () => {
  test("in JSON is read as well as one in bytes", async () => {
    subject.fake.misbehave({ kind: "json", finishReason: "SUCCESS" });
    const [inJson] = outputsOf(await draw());
    const [inBytes] = outputsOf(await draw());
    expect(inJson).toEqual(inBytes);
  });

  test("that does not tell its seed has the one that was asked for", async () => {
    subject.fake.misbehave({ kind: "bare" });
    expect(outputsOf(await draw({ params: { seed: 9 } }))).toMatchObject([{ seed: 9 }]);
  });

  test("that refuses is known by the id that the vendor's support asks for, and repeats no key", async () => {
    const body = { id: "abc123", name: "bad_request", errors: [`Not good: ${subject.fake.apiKey}`] };
    subject.fake.misbehave({ kind: "refuse", refusal: { status: 400, body } });
    const error = await failureOf(draw());
    expect(error).toMatchObject({ code: "invalid_request", providerRequestId: "abc123" });
    expect(String(error)).toContain("Stability AI refused the request: Not good");
    expect(String(error)).not.toContain(subject.fake.apiKey);
  });
});

test("the key is tried by asking what is left on the account", async () => {
  const { signal } = new AbortController();
  expect(await subject.provider.check?.(signal)).toBe(
    "Stability AI accepts the key. The account has 250 credits left.",
  );
  const other = createStability({ ...subject.fake, apiKey: "wrong", allowPrivate: true });
  expect(await failureOf(other.check?.(signal) ?? Promise.resolve())).toMatchObject({ code: "auth" });
});

test("a request that hangs ends at once when it is aborted", async () => {
  subject.fake.misbehave({ kind: "silence" });
  const reason = new Error("The person canceled.");
  const abort = new AbortController();
  setTimeout(() => abort.abort(reason), 50);
  expect(await failureOf(collect(subject.provider, requestFor(MEDIUM), abort.signal))).toBe(reason);
});

test("each picture of a model costs the same, and several as often", () => {
  const params = { count: 4 };
  const estimate = (id: string) =>
    subject.provider.estimateCostMicros({ model: modelById(id), operation: "text-to-image", params });
  expect(estimate("stable-image-ultra")).toBe(320_000);
  expect(estimate("sd3.5-large")).toBe(260_000);
  expect(estimate("stable-image-erase")).toBe(200_000);
  expect(estimate("stable-image-outpaint")).toBe(160_000);
  expect(estimate("stable-image-search-and-replace")).toBe(200_000);
});
