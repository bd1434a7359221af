import { expect, test } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { COMPATIBLE_KINDS } from "#lib/images/providers/openai-compatible/kinds.ts";

const NEEDED = { DATABASE_URL: "postgresql://nobody@127.0.0.1/none", BETTER_AUTH_SECRET: "x".repeat(32) };

function configured(settings: Record<string, string>) {
  const env = parseEnv({ ...NEEDED, ...settings });
  return COMPATIBLE_KINDS.flatMap((kind) => kind.fromEnv(env) ?? []);
}

test("nothing is configured by itself", () => {
  expect(configured({})).toEqual([]);
});

test.each([
  [{ SD_SERVER_URL: "http://127.0.0.1:1234" }, "sd-server", ["sd-cpp-local"]],
  [{ LOCALAI_URL: "http://127.0.0.1:8080" }, "local-ai", []],
  [{ VLLM_OMNI_URL: "http://127.0.0.1:8000" }, "vllm-omni", []],
  [
    { OPENAI_COMPATIBLE_URL: "https://gateway.test/v1", OPENAI_COMPATIBLE_MODELS: "flux-dev, sdxl" },
    "openai-compatible",
    ["flux-dev", "sdxl"],
  ],
])("%j is all that it takes", (settings, id, modelIds) => {
  const providers = configured(settings);
  expect(providers.map((provider) => provider.id)).toEqual([id]);
  expect(providers[0]?.models.map((model) => model.id)).toEqual(modelIds);
});

test("an address that is none is refused by its name", () => {
  expect(() => configured({ LOCALAI_URL: "127.0.0.1:8080" })).toThrow("LOCALAI_URL");
});

test("each kind can be added in the studio by an address alone", () => {
  const made = COMPATIBLE_KINDS.map((kind) =>
    kind.create({ baseURL: "http://10.0.0.2:1", options: {}, allowPrivate: false }),
  );
  expect(made.map(({ id }) => id)).toEqual(COMPATIBLE_KINDS.map(({ kind }) => kind));
});
