import { afterEach, beforeEach, expect, test } from "vitest";
import type { ProviderRequest } from "#lib/images/providers/types.ts";
import { sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, requestFor } from "#tests/conformance/requests.ts";
import { type CompatibleSubject, createSubject, modelOf } from "#tests/fakes/openai-compatible/subject.ts";

const MODEL = modelOf("local-ai");
const NO_SIZE = { width: undefined, height: undefined };

let subject: CompatibleSubject;
beforeEach(async () => {
  subject = await createSubject("local-ai");
});
afterEach(() => subject.close());

async function jobOf(overrides: Partial<ProviderRequest>) {
  await collect(subject.provider, requestFor(MODEL, overrides));
  return subject.fake.jobs.at(-1);
}

test("a bar in a prompt stays in the prompt", async () => {
  expect(await jobOf({ prompt: "A cat | a dog", negativePrompt: "blur | noise" })).toMatchObject({
    prompt: "A cat , a dog",
    negativePrompt: "blur , noise",
  });
  expect(await jobOf({ prompt: "A cat | a dog" })).toMatchObject({ negativePrompt: "" });
});

test("an edit without a size keeps about that of its source", async () => {
  const source = await sourcePicture({ width: 700, height: 500 });
  const edit = { operation: "image-to-image", params: NO_SIZE } as const;
  expect(await jobOf({ ...edit, source })).toMatchObject({ width: 704, height: 512 });
  const large = await sourcePicture({ width: 4096, height: 2048 });
  expect(await jobOf({ ...edit, source: large })).toMatchObject({ width: 2048, height: 1024 });
});

test("a picture is asked for in the answer itself, with its steps", async () => {
  await jobOf({ params: { steps: 9 } });
  expect(subject.fake.requests[0]?.fields).toMatchObject({ response_format: "b64_json", step: 9, seed: 7 });
  await jobOf({});
  expect(subject.fake.requests[1]?.fields).not.toHaveProperty("step");
});
