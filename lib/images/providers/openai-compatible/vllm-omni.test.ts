import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, requestFor } from "#tests/conformance/requests.ts";
import { type CompatibleSubject, createSubject, modelOf } from "#tests/fakes/openai-compatible/subject.ts";

const MODEL = modelOf("vllm-omni");

let subject: CompatibleSubject;
beforeEach(async () => {
  subject = await createSubject("vllm-omni");
});
afterEach(() => subject.close());

test("an edit carries source, references and a mask that is white where it is to change", async () => {
  const source = await sourcePicture({ width: 512, height: 512 });
  const mask = await halfMask(source, "left");
  const params = { steps: 30, guidance: 4, outputFormat: "webp" };
  await collect(
    subject.provider,
    requestFor(MODEL, { operation: "inpaint", source, mask, references: [source], params }),
  );
  const { fields, files } = subject.fake.requests[0] ?? {};
  expect(files?.map(({ field }) => field)).toEqual(["image", "image", "mask_image"]);
  expect(fields).toMatchObject({
    num_inference_steps: "30",
    guidance_scale: "4",
    output_format: "webp",
    seed: "7",
  });
  const { channels, hasAlpha } = await sharp(files?.[2]?.bytes).metadata();
  expect({ channels, hasAlpha }).toEqual({ channels: 1, hasAlpha: false });
});

test("a seed of 0, which the server takes for none, is not sent", async () => {
  await collect(subject.provider, requestFor(MODEL, { params: { seed: 0 } }));
  expect(subject.fake.jobs).toMatchObject([{ seed: 1 }]);
});

test("a strength is sent when it was chosen, and left to the model otherwise", async () => {
  const source = await sourcePicture({ width: 512, height: 512 });
  const edit = { operation: "image-to-image", source } as const;
  await collect(subject.provider, requestFor(MODEL, { ...edit, params: { strength: 0.3 } }));
  await collect(subject.provider, requestFor(MODEL, edit));
  expect(subject.fake.requests.map(({ fields }) => fields.strength)).toEqual(["0.3", undefined]);
});

test("an edit without a size is left to its source", async () => {
  const source = await sourcePicture({ width: 640, height: 384 });
  const params = { width: undefined, height: undefined };
  await collect(subject.provider, requestFor(MODEL, { operation: "image-to-image", source, params }));
  expect(subject.fake.jobs).toMatchObject([{ width: 640, height: 384 }]);
});
