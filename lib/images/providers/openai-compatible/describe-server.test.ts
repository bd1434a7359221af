import { afterEach, expect, test } from "vitest";
import { createOpenAiCompatible } from "#lib/images/providers/openai-compatible.ts";
import { failureOf } from "#tests/conformance/requests.ts";
import { fakeGateway } from "#tests/fakes/openai-compatible/gateway.ts";
import { fakeSdServer } from "#tests/fakes/openai-compatible/sd-server.ts";
import type { FakeDialect } from "#tests/fakes/openai-compatible/types.ts";
import { type FakeCompatible, startFakeCompatible } from "#tests/fakes/openai-compatible.ts";
import type { DialectName } from "./dialects.ts";

const { signal } = new AbortController();
const EMPTY = { models: { object: "list", data: [] } };
const NONE = { modelsPath: "/elsewhere" };

let fake: FakeCompatible;
afterEach(() => fake.close());

async function start(dialect: DialectName, server: FakeDialect, models?: string[]) {
  fake = await startFakeCompatible(server);
  return createOpenAiCompatible({
    dialect,
    baseURL: fake.baseURL,
    allowPrivate: true,
    ...(models && { models }),
  });
}

test("a server that lists nothing keeps the models that are always there, and says so", async () => {
  const provider = await start("sd-server", { ...fakeSdServer, ...EMPTY });
  expect(await provider.discover?.(signal)).toEqual(provider.models);
  expect(provider.models).not.toEqual([]);
  expect(await provider.check?.(signal)).toContain("What is offered may work all the same");
});

test("a gateway that lists nothing says that its models can be named", async () => {
  const provider = await start("gateway", { ...fakeGateway, ...EMPTY });
  expect(await provider.discover?.(signal)).toEqual([]);
  expect(await provider.check?.(signal)).toMatch(/lists no model that makes pictures\. Name its models\.$/);
});

test("a named model that is not listed is said", async () => {
  const provider = await start("gateway", fakeGateway, ["flux-url", "flux-gone"]);
  expect(await provider.check?.(signal)).toMatch(
    /does not list flux-gone\. Check the name, or it is gone\.$/,
  );
});

test("named models that are listed are told by name", async () => {
  const provider = await start("gateway", fakeGateway, ["flux-url", "black-forest-labs/flux-dev"]);
  expect(await provider.check?.(signal)).toMatch(/answers and has flux-url, flux-dev\.$/);
});

test("without a list, what the test could not show is said, and without names what to do", async () => {
  const named = await start("gateway", { ...fakeGateway, ...NONE }, ["mine"]);
  expect(await named.check?.(signal)).toContain("the first picture will show");
  await fake.close();
  const open = await start("gateway", { ...fakeGateway, ...NONE });
  for (const asked of [open.check?.(signal), open.discover?.(signal)]) {
    expect(await failureOf(Promise.resolve(asked))).toMatchObject({
      code: "bad_output",
      message: expect.stringMatching(/has no list of models at this address.+name its models/),
    });
  }
});
