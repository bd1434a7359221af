import { afterEach, beforeEach, expect, test } from "vitest";
import { MODELS } from "#lib/images/providers/openai/models.ts";
import { createOpenAi } from "#lib/images/providers/openai.ts";
import { failureOf } from "#tests/conformance/requests.ts";
import { createSubject, type OpenAiSubject } from "#tests/fakes/openai/subject.ts";

const { signal } = new AbortController();

let subject: OpenAiSubject;
beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

test("the live models are those of the list that the account may use", async () => {
  expect(await subject.provider.discover?.(signal)).toEqual(MODELS);
});

test("a check says how many models the key may use, and costs nothing", async () => {
  expect(await subject.provider.check?.(signal)).toBe(
    "OpenAI accepts the key and offers 8 of 8 image models.",
  );
  expect(subject.fake.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /v1/models"]);
});

test("a check with a wrong key says so", async () => {
  const { baseURL } = subject.fake;
  const provider = createOpenAi({ apiKey: "sk-wrong-123456", baseURL, allowPrivate: true });
  expect(await failureOf(Promise.resolve(provider.check?.(signal)))).toMatchObject({
    code: "auth",
    charged: "no",
  });
});

test("an address inside the network is not called unless that is allowed", async () => {
  const { apiKey, baseURL } = subject.fake;
  const provider = createOpenAi({ apiKey, baseURL });
  expect(await failureOf(Promise.resolve(provider.check?.(signal)))).toMatchObject({
    code: "invalid_request",
    message: expect.stringContaining("not one that this server may call"),
  });
  expect(subject.fake.requests).toEqual([]);
});
