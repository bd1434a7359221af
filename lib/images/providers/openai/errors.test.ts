import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createOpenAi } from "#lib/images/providers/openai.ts";
import { ProviderError } from "#lib/images/providers/types.ts";
import { collect, failureOf, requestFor } from "#tests/conformance/requests.ts";
import { invalid, rateLimited } from "#tests/fakes/openai/refusals.ts";
import { createSubject, modelById, type OpenAiSubject } from "#tests/fakes/openai/subject.ts";

let subject: OpenAiSubject;
beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

test("a failure carries the request id, and neither key nor address", async () => {
  const { provider, fake } = subject;
  const told = `Key ${fake.apiKey} at ${fake.baseURL}/images (${new URL(fake.baseURL).host}) is odd`;
  fake.misbehave({ kind: "refuse", refusal: invalid("size", told) });
  const error = await failureOf(collect(provider, requestFor(modelById("gpt-image-2"))));
  expect(error).toMatchObject({ providerRequestId: fake.requests[0]?.requestId });
  expect(error).toMatchObject({
    message: expect.stringMatching(/^OpenAI refused the request: Key … at … \(…\) is odd\.$/),
  });
});

test("the real refusal of a wrong key repeats it neither to the person nor to the log", async () => {
  const { fake } = subject;
  const provider = createOpenAi({ apiKey: "sk-mistaken-000", baseURL: fake.baseURL, allowPrivate: true });
  const error = await failureOf(collect(provider, requestFor(modelById("gpt-image-2"))));
  expect(error).toMatchObject({
    code: "auth",
    cause: { message: expect.stringContaining("401 Incorrect API key") },
  });
  expect(inspect(error, { depth: 10 })).not.toContain("sk-mistaken");
});

test.each([
  ["a bare string", { error: "prompt too long" }],
  ["FastAPI's text", { detail: "prompt too long" }],
  ["FastAPI's list", { detail: [{ loc: ["body"], msg: "prompt too long", type: "value_error" }] }],
])("a refusal as %s is quoted", async (_shape, body) => {
  const { provider, fake } = subject;
  fake.misbehave({ kind: "refuse", refusal: { status: 422, body } });
  const error = await failureOf(collect(provider, requestFor(modelById("gpt-image-2"))));
  expect(error).toMatchObject({ message: "OpenAI refused the request: prompt too long." });
});

test("a wait that is given as a date becomes milliseconds from now", async () => {
  const { provider, fake } = subject;
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  fake.misbehave({ kind: "refuse", refusal: rateLimited({ "retry-after": inAMinute }) });
  const error = await failureOf(collect(provider, requestFor(modelById("gpt-image-2"))));
  const { retryAfterMs = 0 } = error instanceof ProviderError ? error : {};
  expect(retryAfterMs).toBeGreaterThan(50_000);
  expect(retryAfterMs).toBeLessThanOrEqual(60_000);
});
