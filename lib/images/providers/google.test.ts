import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ProviderError, type ProviderEvent } from "#lib/images/providers/types.ts";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, onePicture, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { MODEL_IDS } from "#tests/fakes/google/models.ts";
import { unknownModel } from "#tests/fakes/google/refusals.ts";
import { createSubject, type GoogleSubject, modelById } from "#tests/fakes/google/subject.ts";
import { MODELS } from "./google/models.ts";
import { createGoogle } from "./google.ts";

const PRO = modelById("gemini-3-pro-image");
const UNHEARD = new AbortController().signal;

let subject: GoogleSubject;
beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

type SentPart = { text?: string; inlineData?: { mimeType: string; data: string } };

/** What the fake got to draw by, newest last. */
function sent(): { parts: SentPart[]; config: Record<string, unknown> }[] {
  return subject.fake.requests.map(({ body }) => {
    const { contents, generationConfig } = Object(body);
    return { parts: contents[0].parts, config: generationConfig };
  });
}

function doneOf(events: readonly ProviderEvent[]) {
  const done = events.at(-1);
  if (done?.type !== "done") throw new Error("It did not end.");
  return done;
}

describe("sizes", () => {
  test("the server accepts every size that each model offers, and makes it", async () => {
    for (const model of MODELS) {
      const sizes = model.size.presets.filter(({ width, height }) => width * height < 1_200_000);
      for (const size of sizes) {
        const bytes = await onePicture(subject.provider, requestFor(model, { params: size }));
        expect(await sharp(bytes).metadata()).toMatchObject(size);
      }
    }
  }, 60_000);

  test.each([
    [
      { width: 5056, height: 3392 },
      { aspectRatio: "3:2", imageSize: "4K" },
    ],
    [
      { width: 2048, height: 2048 },
      { aspectRatio: "1:1", imageSize: "2K" },
    ],
    [{ width: 768, height: 1376 }, { aspectRatio: "9:16" }],
  ])("%o is said as %o", async (size, imageConfig) => {
    subject.fake.misbehave({ kind: "block", blockReason: "OTHER" });
    await failureOf(collect(subject.provider, requestFor(PRO, { params: size })));
    expect(sent()[0]?.config).toMatchObject({ imageConfig });
  });

  test("a size that is left open is the source's, or the model's choice", async () => {
    const open = { width: undefined, height: undefined };
    const source = await sourcePicture({ width: 1500, height: 1000 });
    const edit = requestFor(PRO, { operation: "image-to-image", source, params: open });
    await collect(subject.provider, edit);
    await collect(subject.provider, requestFor(PRO, { params: open }));
    expect(sent().map(({ config }) => config.imageConfig)).toEqual([{ aspectRatio: "3:2" }, undefined]);
  });

  test("an edit of a large source stays as large", async () => {
    const source = await sourcePicture({ width: 2528, height: 1696 });
    subject.fake.misbehave({ kind: "block", blockReason: "OTHER" });
    const params = { width: undefined, height: undefined };
    await failureOf(
      collect(subject.provider, requestFor(PRO, { operation: "image-to-image", source, params })),
    );
    expect(sent()[0]?.config.imageConfig).toEqual({ aspectRatio: "3:2", imageSize: "2K" });
  });
});

describe("pictures", () => {
  test("a mask goes as a second picture with that part marked, after the untouched source", async () => {
    const source = await sourcePicture({ width: 64, height: 64 });
    const mask = await halfMask(source, "left");
    await collect(
      subject.provider,
      requestFor(PRO, { operation: "inpaint", source, mask, references: [source] }),
    );
    const pictures = (sent()[0]?.parts ?? []).flatMap(({ inlineData }) => inlineData ?? []);
    expect(pictures).toHaveLength(3);
    expect(pictures[0]?.data).toBe(source.bytes.toString("base64"));
    expect(pictures[2]?.data).toBe(source.bytes.toString("base64"));
    const marked = sharp(Buffer.from(pictures[1]?.data ?? "", "base64"))
      .raw()
      .toBuffer();
    const plain = sharp(source.bytes).raw().toBuffer();
    const [left, right] = [32 * 64 * 3 + 10 * 3, 32 * 64 * 3 + 50 * 3];
    const [red = 0, green = 255, blue = 0] = (await marked).subarray(left, left + 3);
    expect([red > 190, green < 70, blue > 190]).toEqual([true, true, true]);
    expect((await marked).subarray(right, right + 3)).toEqual((await plain).subarray(right, right + 3));
  });

  test("fourteen references go along, and a format it cannot read goes as PNG", async () => {
    const { bytes } = await sourcePicture({ width: 32, height: 32 });
    const avif = {
      bytes: await sharp(bytes).avif().toBuffer(),
      mimeType: "image/avif",
      width: 32,
      height: 32,
    };
    await collect(subject.provider, requestFor(PRO, { references: Array.from({ length: 14 }, () => avif) }));
    const types = (sent()[0]?.parts ?? []).flatMap(({ inlineData }) => inlineData?.mimeType ?? []);
    expect(types).toEqual(Array.from({ length: 14 }, () => "image/png"));
  });

  test("fourteen references beside a masked source are refused before anything is sent", async () => {
    const source = await sourcePicture({ width: 32, height: 32 });
    const mask = await halfMask(source, "left");
    const references = Array.from({ length: 14 }, () => source);
    const request = requestFor(PRO, { operation: "inpaint", source, mask, references });
    expect(await failureOf(collect(subject.provider, request))).toMatchObject({
      code: "invalid_request",
      charged: "no",
      message: expect.stringContaining("12 reference pictures"),
    });
    expect(subject.fake.requests).toEqual([]);
  });

  test("pictures that are too large together are made smaller, not refused", async () => {
    const side = 700;
    const raw = { width: side, height: side, channels: 3 } as const;
    const bytes = await sharp(randomBytes(side * side * 3), { raw })
      .png()
      .toBuffer();
    const noise = { bytes, mimeType: "image/png", width: side, height: side };
    const references = Array.from({ length: 14 }, () => noise);
    expect(bytes.length * references.length).toBeGreaterThan(20_000_000);
    await collect(subject.provider, requestFor(PRO, { references }));
    const types = (sent()[0]?.parts ?? []).flatMap(({ inlineData }) => inlineData?.mimeType ?? []);
    expect(new Set(types)).toEqual(new Set(["image/jpeg"]));
  }, 30_000);

  test("an answer of another size and type is still the picture that was paid for", async () => {
    subject.fake.misbehave({ kind: "other-picture" });
    const bytes = await onePicture(subject.provider, requestFor(PRO));
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 640, height: 360 });
  });

  test("every picture of an answer is given, as all are paid for", async () => {
    subject.fake.misbehave({ kind: "two-pictures" });
    expect(outputsOf(await collect(subject.provider, requestFor(PRO)))).toHaveLength(2);
  });
});

describe("several pictures", () => {
  test("each is a call with a seed of its own", async () => {
    const events = await collect(
      subject.provider,
      requestFor(PRO, { params: { count: 3, seed: 2_147_483_646 } }),
    );
    expect(
      sent()
        .map(({ config }) => config.seed)
        .toSorted(),
    ).toEqual([0, 2_147_483_646, 2_147_483_647]);
    expect(
      outputsOf(events)
        .map(({ seed }) => seed)
        .toSorted(),
    ).toEqual([0, 2_147_483_646, 2_147_483_647]);
  });

  test("one that fails is a warning, and the cost unknown when it may have been charged", async () => {
    subject.fake.misbehave({ kind: "finish", finishReason: "IMAGE_SAFETY" });
    const events = await collect(subject.provider, requestFor(PRO, { params: { count: 2 } }));
    expect(outputsOf(events)).toHaveLength(1);
    const { warnings, costMicros } = doneOf(events);
    expect(warnings).toEqual([expect.stringMatching(/^One of 2 pictures is missing\. .*safety filter/)]);
    expect(costMicros).toBeNull();
  });

  test("one that fails for nothing leaves the others' cost", async () => {
    subject.fake.misbehave({ kind: "refuse", refusal: unknownModel("x") });
    const events = await collect(subject.provider, requestFor(PRO, { params: { count: 2 } }));
    expect(doneOf(events).costMicros).toBe(300 * 2 + 200 * 12 + 1120 * 120);
  });
});

describe("words", () => {
  test("what it says instead of a picture is told", async () => {
    subject.fake.misbehave({ kind: "finish", finishReason: "NO_IMAGE", text: "I can only draw cats." });
    const error = await failureOf(collect(subject.provider, requestFor(PRO)));
    expect(error).toMatchObject({
      code: "bad_output",
      message: expect.stringContaining("I can only draw cats."),
    });
  });

  test("neither the key nor the address is in any message", async () => {
    const { apiKey, baseURL } = subject.fake;
    const message = `Bad field at ${baseURL}/models?key=${apiKey} with ${apiKey}`;
    subject.fake.misbehave({
      kind: "refuse",
      refusal: { status: 400, body: { error: { code: 400, message, status: "INVALID_ARGUMENT" } } },
    });
    const error = await failureOf(collect(subject.provider, requestFor(PRO)));
    if (!(error instanceof ProviderError)) throw error;
    const told = `${error.message} ${String(error.cause)}`;
    expect(told).toContain("Bad field");
    expect(told).not.toContain(apiKey);
    expect(told).not.toContain("127.0.0.1");
  });

  test("the key is not in an address, which would be logged", async () => {
    await collect(subject.provider, requestFor(PRO));
    expect(subject.fake.requests.map(({ query }) => query)).toEqual([""]);
  });
});

describe("the live list", () => {
  test("names the picture models that the account has, without other names of the same", async () => {
    const live = await subject.provider.discover?.(UNHEARD);
    expect(live).toEqual(MODELS);
  });

  test("leaves out a model that is gone, and takes in a new one", async () => {
    await subject.close();
    subject = await createSubject({ models: ["gemini-3-pro-image", "gemini-4-flash-image"] });
    const live = await subject.provider.discover?.(UNHEARD);
    expect(live?.map(({ id }) => id)).toEqual(["gemini-3-pro-image", "gemini-4-flash-image"]);
    expect(MODEL_IDS).not.toContain("gemini-4-flash-image");
  });

  test("shows whether the key is right, without making a picture", async () => {
    expect(await subject.provider.check?.(UNHEARD)).toMatch(/^Google accepts the key and offers Nano Banana/);
    const wrong = createGoogle({ ...subject.fake, apiKey: "AIzaWrong", allowPrivate: true });
    expect(await failureOf(wrong.check?.(UNHEARD) ?? Promise.resolve())).toMatchObject({ code: "auth" });
    expect(subject.fake.requests.map(({ method }) => method)).toEqual(["GET", "GET"]);
  });

  test("is not asked for at an address inside, unless that is allowed", async () => {
    const closed = createGoogle(subject.fake);
    expect(await failureOf(closed.check?.(UNHEARD) ?? Promise.resolve())).toMatchObject({
      code: "invalid_request",
      charged: "no",
    });
    expect(subject.fake.requests).toEqual([]);
  });
});

test("an estimate is what one of that size costs, times the count", () => {
  const estimate = (
    size: { width: number; height: number },
    count: number,
    operation = "text-to-image" as const,
  ) => subject.provider.estimateCostMicros({ model: PRO, operation, params: { ...size, count } });
  expect(estimate({ width: 1024, height: 1024 }, 1)).toBe(134_400);
  expect(estimate({ width: 4096, height: 4096 }, 2)).toBe(480_000);
  const edit = { model: PRO, operation: "image-to-image" as const, params: { count: 1 } };
  expect(subject.provider.estimateCostMicros(edit)).toBeNull();
});
