import { expect, test } from "vitest";
import { addProvider } from "#lib/images/provider-settings/change.ts";
import { testProvider } from "#lib/images/provider-settings/test-provider.ts";
import { PROVIDER_KINDS } from "#lib/images/providers/kinds.ts";
import { startFakeOpenAi } from "./fakes/openai.ts";

process.env.PROVIDERS_ALLOW_PRIVATE = "false";

const ADDRESSES = ["http://169.254.169.254/latest", "http://127.0.0.1:9/v1", "http://[::ffff:10.0.0.1]/"];

test.each(PROVIDER_KINDS.filter(({ address }) => address !== "none"))(
  "$label does not call inside the network unless the operator allows it, and says how",
  async ({ kind, key }) => {
    for (const baseUrl of ADDRESSES) {
      const apiKey = key === "none" ? null : "name:word";
      const { id } = await addProvider(null, { kind, name: kind, baseUrl, apiKey });
      const { ok, message } = await testProvider(null, id);
      expect([baseUrl, ok, message]).toEqual([
        baseUrl,
        false,
        expect.stringContaining("PROVIDERS_ALLOW_PRIVATE"),
      ]);
    }
  },
);

test("what listens inside hears nothing of it", async () => {
  const inside = await startFakeOpenAi();
  const { id } = await addProvider(null, {
    kind: "openai",
    name: "Inside",
    baseUrl: inside.baseURL,
    apiKey: inside.apiKey,
  });
  expect((await testProvider(null, id)).ok).toBe(false);
  expect(inside.requests).toEqual([]);
  await inside.close();
});
