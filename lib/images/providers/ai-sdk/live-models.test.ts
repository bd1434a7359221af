import { once } from "node:events";
import { createServer } from "node:http";
import * as ai from "ai";
import { MockImageModelV4 } from "ai/test";
import { afterEach, expect, test } from "vitest";
import { createAiSdk } from "#lib/images/providers/ai-sdk.ts";
import { failureOf } from "#tests/conformance/requests.ts";
import { VENDORS } from "./vendors.ts";

const servers: { close: () => void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The gateway's own package in front of a server that answers like the gateway. */
async function discoverFrom(status: number, answer: unknown) {
  const server = createServer((request, response) => {
    const isKnown = request.url === "/v4/ai/config" && request.headers.authorization === "Bearer key";
    response.writeHead(isKnown ? status : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(isKnown ? answer : {}));
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const baseURL = `http://127.0.0.1:${port}/v4/ai`;
  const provider = createAiSdk(VENDORS.gateway, { apiKey: "key", baseURL, allowPrivate: true });
  return provider.discover?.(new AbortController().signal) ?? [];
}

function entry(id: string, modelType: string) {
  const specification = { specificationVersion: "v4", provider: "gateway", modelId: id };
  return { id, name: `Name of ${id}`, specification, modelType };
}

test("the gateway's live list leaves out what is gone and takes in what is new", async () => {
  const models = [
    entry("someone/new-image", "image"),
    entry("bfl/flux-3-image", "image"),
    entry("openai/gpt-image-2", "image"),
    entry("openai/gpt-9", "language"),
  ];
  const live = await discoverFrom(200, { models });
  expect(live.map(({ id, label, provider }) => [provider, id, label])).toEqual([
    ["vercel", "bfl/flux-3-image", "FLUX.3"],
    ["vercel", "someone/new-image", "Name of someone/new-image"],
  ]);
  expect(live[1]?.operations).toEqual(["text-to-image"]);
});

test("a list that cannot be had is said in our words", async () => {
  const error = { message: "Invalid API key", type: "authentication_error" };
  expect(await failureOf(discoverFrom(401, { error }))).toMatchObject({ code: "auth", charged: "no" });
  expect(await failureOf(discoverFrom(200, { models: "none" }))).toMatchObject({ code: "bad_output" });
});

test("a list that does not come is not waited for after an abort", async () => {
  const reason = new Error("Too slow.");
  const load = async () => ({
    ai,
    imageModel: () => new MockImageModelV4(),
    getAvailableModels: () => new Promise(() => {}),
  });
  const provider = createAiSdk(VENDORS.gateway, { apiKey: "key" }, load);
  expect(await failureOf(provider.discover?.(AbortSignal.abort(reason)) ?? Promise.resolve())).toBe(reason);
});
