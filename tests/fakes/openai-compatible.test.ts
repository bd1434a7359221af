import OpenAI, { toFile } from "openai";
import sharp from "sharp";
import { afterEach, expect, test } from "vitest";
import { sourcePicture } from "#tests/conformance/pixels.ts";
import { fakeGateway } from "#tests/fakes/openai-compatible/gateway.ts";
import { fakeLocalAi } from "#tests/fakes/openai-compatible/local-ai.ts";
import { fakeSdServer } from "#tests/fakes/openai-compatible/sd-server.ts";
import type { FakeDialect } from "#tests/fakes/openai-compatible/types.ts";
import { fakeVllmOmni } from "#tests/fakes/openai-compatible/vllm-omni.ts";
import { type FakeCompatible, startFakeCompatible } from "#tests/fakes/openai-compatible.ts";

let fake: FakeCompatible | undefined;
afterEach(() => fake?.close());

async function start(dialect: FakeDialect) {
  fake = await startFakeCompatible(dialect);
  const client = new OpenAI({ baseURL: fake.baseURL, apiKey: "none", maxRetries: 0 });
  return { fake, client };
}

async function post(dialect: FakeDialect, path: string, body: object) {
  const { baseURL } = (await start(dialect)).fake;
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${baseURL}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

const GOOD = { prompt: "A dog", n: 1, size: "512x512" } as const;

test.each<[string, FakeDialect, string]>([
  ["sd-server", fakeSdServer, ""],
  ["vLLM-Omni", fakeVllmOmni, "Qwen/Qwen-Image"],
  ["a gateway", fakeGateway, "sdxl-turbo"],
])("the official client draws and edits on the fake of %s", async (_name, dialect, model) => {
  const { client } = await start(dialect);
  const named = model ? { model } : {};
  const drawn = await client.images.generate({ ...GOOD, ...named });
  const bytes = Buffer.from(drawn.data?.[0]?.b64_json ?? "", "base64");
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 512, height: 512, format: "png" });
  const source = await sourcePicture({ width: 512, height: 512 });
  const image = await toFile(source.bytes, "image.png", { type: "image/png" });
  const edited = await client.images.edit({ prompt: "A moon", image, ...named, ...(model && { n: 1 }) });
  expect(edited.data?.[0]?.b64_json).toBeTruthy();
});

test("without a seed sd-server draws the same picture again, whatever the person wants", async () => {
  const { client, fake: server } = await start(fakeSdServer);
  const [first, again] = [await client.images.generate(GOOD), await client.images.generate(GOOD)];
  expect(first.data).toEqual(again.data);
  expect(server.jobs.map(({ seed }) => seed)).toEqual([42, 42]);
});

test.each<[string, FakeDialect, string, object, number, object]>([
  [
    "sd-server, an empty prompt",
    fakeSdServer,
    "/images/generations",
    { prompt: "" },
    400,
    { error: "prompt required" },
  ],
  [
    "sd-server, settings it cannot read",
    fakeSdServer,
    "/images/generations",
    { prompt: "A dog<sd_cpp_extra_args>{seed}</sd_cpp_extra_args>" },
    400,
    { error: "invalid sd_cpp_extra_args" },
  ],
  [
    "LocalAI, a model it has not",
    fakeLocalAi,
    "/images/generations",
    { ...GOOD, model: "gone" },
    404,
    { error: { code: 404, message: 'model "gone" not found' } },
  ],
  [
    "LocalAI, a source that is no base64",
    fakeLocalAi,
    "/images/generations",
    { ...GOOD, model: "stablediffusion", files: ["data:image/png;base64,AA=="] },
    400,
    { error: { code: 400 } },
  ],
  [
    "vLLM-Omni, a size left open by a word",
    fakeVllmOmni,
    "/images/generations",
    { prompt: "A dog", size: "auto" },
    422,
    { detail: [{ loc: ["body", "size"] }] },
  ],
  [
    "vLLM-Omni, an address as the answer",
    fakeVllmOmni,
    "/images/generations",
    { ...GOOD, response_format: "url" },
    422,
    { detail: [{ loc: ["body", "response_format"] }] },
  ],
  [
    "a gateway, a field that not all take",
    fakeGateway,
    "/images/generations",
    { ...GOOD, model: "sdxl-turbo", seed: 7 },
    400,
    { error: { code: "invalid_value" } },
  ],
])("refuses for %s, in the server's own words", async (_name, dialect, path, body, status, answer) => {
  expect(await post(dialect, path, body)).toMatchObject({ status, body: answer });
});

test("LocalAI answers with an address unless it is asked for the bytes", async () => {
  const { body } = await post(fakeLocalAi, "/images/generations", { ...GOOD, model: "stablediffusion" });
  expect(body.data[0].b64_json).toBeUndefined();
  const picture = Buffer.from(await (await fetch(body.data[0].url)).arrayBuffer());
  expect(await sharp(picture).metadata()).toMatchObject({ width: 512, height: 512 });
});

test("can be told to answer another size and another kind of file", async () => {
  const { client, fake: server } = await start(fakeSdServer);
  server.misbehave({ kind: "other-size" }, { kind: "other-type" });
  const answers = [await client.images.generate(GOOD), await client.images.generate(GOOD)];
  const facts = await Promise.all(
    answers.map(({ data }) => sharp(Buffer.from(data?.[0]?.b64_json ?? "", "base64")).metadata()),
  );
  expect(facts).toMatchObject([
    { width: 64, format: "png" },
    { width: 512, format: "jpeg" },
  ]);
});
