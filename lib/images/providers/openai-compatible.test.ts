import { expect, test } from "vitest";
import type { DialectName } from "#lib/images/providers/openai-compatible/dialects.ts";
import { createOpenAiCompatible } from "#lib/images/providers/openai-compatible.ts";
import { collect, failureOf, requestFor } from "#tests/conformance/requests.ts";
import { createSubject, modelOf } from "#tests/fakes/openai-compatible/subject.ts";

const { signal } = new AbortController();
const DIALECTS: DialectName[] = ["sd-server", "local-ai", "vllm-omni", "gateway"];

test.each<[DialectName, string[]]>([
  ["sd-server", ["sd-cpp-local"]],
  ["local-ai", ["stablediffusion"]],
  ["vllm-omni", ["Qwen/Qwen-Image"]],
  ["gateway", ["black-forest-labs/flux-dev", "flux-url", "sdxl-turbo", "vendor/draws"]],
])("%s offers those of its models that make pictures", async (dialect, ids) => {
  const { provider, close } = await createSubject(dialect);
  expect((await provider.discover?.(signal))?.map(({ id }) => id)).toEqual(ids);
  await close();
});

test.each(DIALECTS)("a check of %s names what it offers and asks for no picture", async (dialect) => {
  const { provider, fake, close } = await createSubject(dialect);
  expect(await provider.check?.(signal)).toMatch(/ answers and offers .+\.$/);
  expect(fake.requests.map(({ method }) => method)).toEqual(["GET"]);
  await close();
});

test("a server that asks for a key gets it, and one that asks for none gets none", async () => {
  const { provider, close } = await createSubject("local-ai", {}, "local-key");
  await collect(provider, requestFor(modelOf("local-ai")));
  await close();
  const open = await createSubject("local-ai");
  await collect(open.provider, requestFor(modelOf("local-ai")));
  expect(open.fake.requests[0]?.headers).not.toHaveProperty("authorization");
  await open.close();
});

test.each(DIALECTS)("a wrong key for %s says so and does not show up", async (dialect) => {
  const { provider, close } = await createSubject(dialect, { apiKey: "sk-mistaken-000" }, "right");
  const error = await failureOf(Promise.resolve(provider.check?.(signal)));
  if (dialect !== "sd-server") expect(error).toMatchObject({ code: "auth", charged: "no" });
  expect(String(error)).not.toContain("sk-mistaken");
  await close();
});

test("an address is taken with and without the version, and with a stroke at its end", async () => {
  const { fake, close } = await createSubject("vllm-omni");
  const { origin } = new URL(fake.baseURL);
  for (const baseURL of [origin, `${origin}/`, `${origin}/v1`, `${origin}/v1/`]) {
    const provider = createOpenAiCompatible({ dialect: "vllm-omni", baseURL, allowPrivate: true });
    expect(await provider.check?.(signal)).toContain("Qwen-Image");
  }
  await close();
});

test("a server inside the network is not called unless that is allowed", async () => {
  const { provider, fake, close } = await createSubject("vllm-omni", { allowPrivate: false });
  const error = await failureOf(collect(provider, requestFor(modelOf("vllm-omni"))));
  expect(error).toMatchObject({ code: "invalid_request", charged: "no" });
  expect(fake.requests).toEqual([]);
  await close();
});

test("models that were named are offered without being listed", async () => {
  const { provider, close } = await createSubject("gateway", { models: ["mine", "yours"] });
  expect(provider.models.map(({ id }) => id)).toEqual(["mine", "yours"]);
  expect(provider.discover).toBeUndefined();
  await close();
});

test("what a server says of its own failure is told, without its address", async () => {
  const { provider, fake, close } = await createSubject("sd-server");
  const error = `CUDA out of memory at ${fake.baseURL}`;
  fake.misbehave({ kind: "refuse", refusal: { status: 500, body: { error } } });
  expect(await failureOf(collect(provider, requestFor(modelOf("sd-server"))))).toMatchObject({
    message: "stable-diffusion.cpp had a problem of its own: CUDA out of memory at … Try again.",
  });
  await close();
});
