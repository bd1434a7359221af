import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { decode, difference, halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, onePicture, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { createSubject, modelById, type ReplicateSubject } from "#tests/fakes/replicate/subject.ts";
import { MODELS } from "./replicate/models.ts";
import { createReplicate } from "./replicate.ts";
import type { ProviderEvent, ProviderRequest } from "./types.ts";

const never = new AbortController().signal;
const FLUX_DEV = modelById("black-forest-labs/flux-dev");
const FLUX_2 = modelById("black-forest-labs/flux-2-pro");
const FILL = modelById("black-forest-labs/flux-fill-pro");
let subject: ReplicateSubject;

beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

async function resume(remoteId: string, request: ProviderRequest): Promise<ProviderEvent[]> {
  return await Array.fromAsync(subject.provider.resume?.(remoteId, request, never) ?? []);
}

test.each(
  MODELS.flatMap((model) => model.operations.map((operation) => ({ model, operation, name: model.id }))),
)("$name takes $operation with everything that it offers", async ({ model, operation }) => {
  const source = operation === "text-to-image" ? undefined : await sourcePicture({ width: 512, height: 512 });
  const request = requestFor(model, {
    operation,
    ...(source && { source, references: Array.from({ length: model.referencesMax }, () => source) }),
    ...(source && operation === "inpaint" && { mask: await halfMask(source, "left") }),
    params: {
      steps: model.steps?.max,
      guidance: model.guidance?.max,
      ...(source && { strength: model.strength?.min }),
      outputFormat: model.outputFormat?.values.at(-1),
      seed: model.seed?.max,
    },
  });
  expect(outputsOf(await collect(subject.provider, request))).toHaveLength(1);
});

test.each(FLUX_DEV.size.presets)("FLUX.1 makes $width × $height where that was asked for", async (size) => {
  expect(
    await decode(await onePicture(subject.provider, requestFor(FLUX_DEV, { params: size }))),
  ).toMatchObject(size);
});

test("a mask over one half changes it and leaves the other mostly alone", async () => {
  const source = await sourcePicture({ width: 512, height: 512 });
  const mask = await halfMask(source, "left");
  const request = requestFor(FILL, { operation: "inpaint", source, mask });
  const after = await onePicture(subject.provider, request);
  const changed = await difference(source.bytes, after, "left");
  expect(changed).toBeGreaterThan(8);
  expect(await difference(source.bytes, after, "right")).toBeLessThan(changed / 4);
});

test("a size that an edit cannot have is refused before anything is bought", async () => {
  const source = await sourcePicture({ width: 640, height: 480 });
  const request = requestFor(FLUX_DEV, { operation: "image-to-image", source });
  expect(await failureOf(collect(subject.provider, request))).toMatchObject({
    code: "invalid_request",
    charged: "no",
  });
  expect(subject.fake.requests).toEqual([]);
});

test("a source too large to be sent as it is arrives all the same, in its size", async () => {
  const picture = await sourcePicture({ width: 2048, height: 1664 });
  const source = { ...picture, bytes: await sharp(picture.bytes).png({ compressionLevel: 0 }).toBuffer() };
  expect(source.bytes.length).toBeGreaterThan(10_000_000);
  const request = requestFor(FLUX_2, { operation: "image-to-image", source });
  const bytes = await onePicture(subject.provider, { ...request, params: { seed: 1 } });
  expect(await decode(bytes)).toMatchObject({ width: 2048, height: 1664 });
});

test("an edit without a size gets its source's", async () => {
  const source = await sourcePicture({ width: 640, height: 480 });
  const request = requestFor(FLUX_2, { operation: "image-to-image", source });
  const bytes = await onePicture(subject.provider, { ...request, params: { seed: 1 } });
  expect(await decode(bytes)).toMatchObject({ width: 640, height: 480 });
});

test("a prediction that another worker bought is fetched, not bought again", async () => {
  const request = requestFor(FLUX_DEV, { params: { count: 2 } });
  let remoteId = "";
  for await (const event of subject.provider.generate(request, never)) {
    if (event.type === "submitted") remoteId = event.remoteId ?? "";
    if (event.type === "output") break;
  }
  expect(outputsOf(await resume(remoteId, request)).map(({ seed }) => seed)).toEqual([7, 8]);
  expect(subject.fake.predictions.map(({ status }) => status)).toEqual(["succeeded", "succeeded"]);
  expect(subject.callsMade?.()).toBe(2);
});

test.each(["starting", "processing"] as const)("an abort cancels a prediction that is %s", async (status) => {
  subject.fake.misbehave({ kind: "stay", status });
  const abort = new AbortController();
  const reason = new Error("The person canceled.");
  const wanted = status === "starting" ? "queued" : "progress";
  const run = async () => {
    for await (const event of subject.provider.generate(requestFor(FLUX_DEV), abort.signal))
      if (event.type === wanted) abort.abort(reason);
  };
  expect(await failureOf(run())).toBe(reason);
  expect(subject.fake.predictions).toMatchObject([{ status: "canceled" }]);
});

test("looks and downloads that fail for a moment do not lose what is paid for", async () => {
  subject.fake.misbehave({ kind: "bad-gateway", times: 3 }, { kind: "broken-download", times: 3 });
  const request = requestFor(FLUX_DEV, { params: { count: 2 } });
  expect(outputsOf(await collect(subject.provider, request))).toHaveLength(2);
  expect(subject.callsMade?.()).toBe(2);
});

test("the token goes to Replicate and never to where the pictures are", async () => {
  await collect(subject.provider, requestFor(FLUX_DEV));
  const files = subject.fake.requests.filter(({ path }) => path.startsWith("files/"));
  expect(files.map(({ key }) => key)).toEqual([undefined]);
});

test("a note that is not ours leads nowhere", async () => {
  for (const remoteId of ["", "https://evil.example/x", "../account", "abc/cancel"])
    expect(await failureOf(resume(remoteId, requestFor(FLUX_DEV)))).toMatchObject({ code: "unavailable" });
  expect(subject.fake.requests).toEqual([]);
});

test("a check says whose token it is, and that a wrong one is wrong", async () => {
  expect(await subject.provider.check?.(never)).toBe("Replicate accepts the token of demo.");
  const wrong = createReplicate({ ...subject.fake, apiKey: "r8_wrong", allowPrivate: true });
  const error = await failureOf(wrong.check?.(never) ?? Promise.resolve());
  expect(error).toMatchObject({ code: "auth", charged: "no" });
  expect(String(error)).not.toContain("r8_wrong");
});
