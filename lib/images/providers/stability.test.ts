import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
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

  test("fits into one request even with a large source", async () => {
    const plain = { width: 2048, height: 2048, channels: 3, background: "#7fb2e5" } as const;
    const bytes = await sharp({ create: plain }).png({ compressionLevel: 0 }).toBuffer();
    const source = { bytes, mimeType: "image/png", width: 2048, height: 2048 };
    await draw({ operation: "image-to-image", source });
    expect(subject.fake.requests[0]?.files.image?.type).toBe("image/webp");
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
});
