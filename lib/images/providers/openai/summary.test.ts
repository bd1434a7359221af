import { afterEach, beforeEach, expect, test } from "vitest";
import { collect, failureOf, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { rateLimited } from "#tests/fakes/openai/refusals.ts";
import { createSubject, modelById, type OpenAiSubject } from "#tests/fakes/openai/subject.ts";

let subject: OpenAiSubject;
beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

test("pictures that arrived are kept when others fail, and their loss is told", async () => {
  const { provider, fake } = subject;
  fake.misbehave({ kind: "refuse", refusal: rateLimited() });
  const request = requestFor(modelById("gpt-image-2"), { params: { count: 3, quality: "low" } });
  const events = await collect(provider, request);
  expect(outputsOf(events)).toHaveLength(2);
  expect(events.at(-1)).toMatchObject({
    warnings: [expect.stringContaining("One of 3 pictures is missing.")],
  });
  expect(events.at(-1)).toMatchObject({ costMicros: expect.any(Number) });
});

test("a total that leaves out a call that may be billed is not given as the cost", async () => {
  const { provider, fake } = subject;
  fake.misbehave({ kind: "truncate" });
  const events = await collect(provider, requestFor(modelById("gpt-image-2"), { params: { count: 2 } }));
  expect(events.at(-1)).toMatchObject({ costMicros: null });
});

test("when every call fails, the one that may be billed decides", async () => {
  const { provider, fake } = subject;
  fake.misbehave({ kind: "refuse", refusal: rateLimited() }, { kind: "truncate" });
  const run = collect(provider, requestFor(modelById("gpt-image-2"), { params: { count: 2 } }));
  expect(await failureOf(run)).toMatchObject({ charged: "unknown" });
});

test("only the first of several pictures is previewed, because each preview is billed", async () => {
  const { provider, fake } = subject;
  await collect(provider, requestFor(modelById("gpt-image-2"), { params: { count: 2 } }));
  expect(fake.requests.map(({ fields }) => fields.partial_images).toSorted()).toEqual([0, 2]);
});

test("what was left open is reported as it was chosen, with tokens, cost and request id", async () => {
  const { provider, fake } = subject;
  const params = { width: undefined, height: undefined };
  const request = requestFor(modelById("gpt-image-2"), { prompt: "A dog!!!", params });
  const done = (await collect(provider, request)).at(-1);
  const requestId = fake.requests[0]?.requestId;
  expect(done).toMatchObject({
    params: { width: 1024, height: 1024, quality: "medium", background: "opaque", outputFormat: "png" },
    // 2 tokens of text at 5, 1056 + 200 of picture at 30 micro-dollars.
    costMicros: 2 * 5 + 1256 * 30,
    usage: {
      pricesVersion: expect.any(String),
      calls: [{ providerRequestId: requestId, output_tokens: 1256 }],
    },
    providerRequestId: requestId,
  });
});
