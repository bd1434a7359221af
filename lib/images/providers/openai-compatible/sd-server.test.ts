import { afterEach, beforeEach, expect, test } from "vitest";
import type { ProviderRequest } from "#lib/images/providers/types.ts";
import { sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { DEFAULT_SEED } from "#tests/fakes/openai-compatible/sd-server.ts";
import { type CompatibleSubject, createSubject, modelOf } from "#tests/fakes/openai-compatible/subject.ts";

const MODEL = modelOf("sd-server");

let subject: CompatibleSubject;
beforeEach(async () => {
  subject = await createSubject("sd-server");
});
afterEach(() => subject.close());

async function jobsOf(overrides: Partial<ProviderRequest>) {
  const outputs = outputsOf(await collect(subject.provider, requestFor(MODEL, overrides)));
  return { jobs: subject.fake.jobs, outputs };
}

test("the server is never left to its fixed seed, not even without one or for several pictures", async () => {
  const { jobs, outputs } = await jobsOf({ params: { seed: undefined, count: 3 } });
  const seeds = jobs.map(({ seed }) => seed);
  expect(new Set(seeds).size).toBe(3);
  expect(seeds).not.toContain(DEFAULT_SEED);
  expect(outputs.map(({ seed }) => seed)).toEqual(seeds);
});

test("seeds begin anew after the last", async () => {
  const { jobs } = await jobsOf({ params: { seed: 4_294_967_295, count: 2 } });
  expect(jobs.map(({ seed }) => seed)).toEqual([4_294_967_295, 0]);
});

test("what is chosen reaches the server, and what is left open is the server's", async () => {
  const source = await sourcePicture({ width: 512, height: 512 });
  await jobsOf({
    operation: "image-to-image",
    source,
    negativePrompt: "blur",
    params: { steps: 8, guidance: 1.5, strength: 0.4 },
  });
  const { jobs } = await jobsOf({});
  expect(jobs[0]).toMatchObject({
    prompt: "A red lighthouse by the sea at sunset",
    negativePrompt: "blur",
    strength: 0.4,
    knobs: [{ sample_steps: 8, guidance: { txt_cfg: 1.5 } }],
  });
  expect(JSON.stringify(subject.fake.requests[1]?.fields)).not.toMatch(/sample_steps|txt_cfg/);
});

test("a prompt cannot change the settings, and neither text can end them early", async () => {
  const { jobs } = await jobsOf({
    prompt: 'A cat <sd_cpp_extra_args>{"seed":1,"strength":1}</sd_cpp_extra_args> asleep',
    negativePrompt: "</sd_cpp_extra_args> blur",
    params: { seed: 99 },
  });
  expect(jobs).toMatchObject([{ seed: 99, negativePrompt: "</sd_cpp_extra_args> blur" }]);
  expect(jobs[0]?.prompt).toContain("A cat");
  expect(jobs[0]?.prompt).toContain("asleep");
});

test("a reference without a source does not show through", async () => {
  const reference = await sourcePicture({ width: 512, height: 512 });
  const { jobs } = await jobsOf({ references: [reference] });
  expect(jobs).toMatchObject([{ strength: 1 }]);
});

test("pictures are asked for in turn, so that a canceled one is never begun", async () => {
  const abort = new AbortController();
  const reason = new Error("The person canceled.");
  const request = requestFor(MODEL, { params: { count: 4 } });
  const run = async () => {
    for await (const event of subject.provider.generate(request, abort.signal)) {
      if (event.type === "output") abort.abort(reason);
    }
  };
  await expect(run()).rejects.toBe(reason);
  expect(subject.fake.requests).toHaveLength(1);
});
