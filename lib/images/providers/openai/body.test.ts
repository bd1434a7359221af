import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MODELS } from "#lib/images/providers/openai/models.ts";
import { drawnInstructions, halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, requestFor } from "#tests/conformance/requests.ts";
import { createSubject, modelById, type OpenAiSubject } from "#tests/fakes/openai/subject.ts";

let subject: OpenAiSubject;
beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

test.each(MODELS)("$id takes every quality, background and size in its table", async (model) => {
  // What it draws does not matter here, and large pictures take time.
  const blank = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  await subject.close();
  subject = await createSubject({ paint: async () => blank });
  const { provider, fake } = subject;
  const variants = [
    ...model.size.presets.map(({ width, height }) => ({ width, height })),
    ...(model.quality?.values ?? []).map((quality) => ({ quality })),
    ...(model.background?.values ?? []).map((background) => ({ background })),
  ];
  for (const params of variants) {
    // The fake refuses before it cuts off, so a cut-off answer means that it accepted the request.
    fake.misbehave({ kind: "truncate" });
    const error = await failureOf(collect(provider, requestFor(model, { params: { ...params } })));
    expect(error).toMatchObject({ message: expect.stringContaining("cut off") });
  }
});

test("an edit sends the source first, then the references, and the mask for the source", async () => {
  const { provider, fake } = subject;
  const source = await sourcePicture({ width: 64, height: 48 });
  const reference = await sourcePicture({ width: 32, height: 32 });
  const mask = await halfMask(source, "left");
  const request = requestFor(modelById("gpt-image-1.5"), {
    operation: "inpaint",
    source,
    mask,
    references: [reference],
  });
  await collect(provider, request);
  const [sent] = fake.requests;
  expect(sent?.path).toBe("/v1/images/edits");
  expect(sent?.files.map(({ field }) => field).toSorted()).toEqual(["image", "image", "mask"]);
  const images = sent?.files.filter(({ field }) => field === "image") ?? [];
  expect(images.map(({ bytes }) => bytes)).toEqual([source.bytes, reference.bytes]);
  expect(sent?.fields).toMatchObject({
    input_fidelity: "high",
    safety_identifier: request.endUserId,
    stream: true,
    n: 1,
  });
});

test("drawn instructions go along as a PNG with alpha, of the source's size", async () => {
  const { provider, fake } = subject;
  const source = await sourcePicture({ width: 64, height: 48 });
  const markup = await drawnInstructions(source);
  const request = requestFor(modelById("gpt-image-2.6-flare"), {
    operation: "image-to-image",
    source,
    markup,
    references: [source],
  });
  await collect(provider, request);
  const [sent] = fake.requests;
  expect(sent?.status).toBe(200);
  expect(sent?.files.map(({ field }) => field).toSorted()).toEqual(["image", "image", "markup"]);
  const file = sent?.files.find(({ field }) => field === "markup");
  expect(file?.type).toBe("image/png");
  const pixels = async (bytes: Buffer) => (await sharp(bytes).raw().toBuffer()).toString("hex");
  expect(await pixels(file?.bytes ?? Buffer.alloc(0))).toBe(await pixels(markup.bytes));
});

test("drawings are read by gpt-image-2.5 and later, and by no other", () => {
  expect(MODELS.filter(({ markup }) => markup).map(({ id }) => id)).toEqual([
    "gpt-image-2.6-sunburst",
    "gpt-image-2.6-flare",
    "gpt-image-2.5-sunburst",
    "gpt-image-2.5-flare",
  ]);
});

test("a source in a format that the API does not read is sent as the same picture in PNG", async () => {
  const { provider, fake } = subject;
  const picture = await sourcePicture({ width: 64, height: 48 });
  const bytes = await sharp(picture.bytes).avif({ lossless: true }).toBuffer();
  const source = { ...picture, bytes, mimeType: "image/avif" };
  await collect(provider, requestFor(modelById("gpt-image-2"), { operation: "image-to-image", source }));
  expect(fake.requests[0]?.files[0]?.type).toBe("image/png");
  expect(fake.requests[0]?.fields).not.toHaveProperty("input_fidelity");
});

test("a transparent JPEG is refused before anything is sent", async () => {
  const { provider, fake } = subject;
  const params = { background: "transparent", outputFormat: "jpeg" };
  const error = await failureOf(collect(provider, requestFor(modelById("gpt-image-2"), { params })));
  expect(error).toMatchObject({ code: "invalid_request", charged: "no" });
  expect(fake.requests).toEqual([]);
});

test("a moderation level goes with new pictures, which is where the API takes it", async () => {
  const { provider, fake, close } = await createSubject({}, { moderation: "low" });
  const source = await sourcePicture({ width: 64, height: 48 });
  await collect(provider, requestFor(modelById("gpt-image-2")));
  await collect(provider, requestFor(modelById("gpt-image-2"), { operation: "image-to-image", source }));
  expect(fake.requests.map(({ fields }) => fields.moderation)).toEqual(["low", undefined]);
  await close();
});

test("a picture of low quality has no previews: they would double its price", async () => {
  const { provider, fake } = subject;
  await collect(provider, requestFor(modelById("gpt-image-2"), { params: { quality: "low" } }));
  expect(fake.requests[0]?.fields.partial_images).toBe(0);
});

test("a file quality is sent when it was chosen, and left to the API otherwise", async () => {
  const { provider, fake } = subject;
  const jpeg = { outputFormat: "jpeg" };
  await collect(
    provider,
    requestFor(modelById("gpt-image-2"), { params: { ...jpeg, outputCompression: 40 } }),
  );
  await collect(provider, requestFor(modelById("gpt-image-2"), { params: jpeg }));
  expect(fake.requests.map(({ fields }) => fields.output_compression)).toEqual([40, undefined]);
});
