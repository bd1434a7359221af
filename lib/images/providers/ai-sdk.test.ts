import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createXai } from "@ai-sdk/xai";
import * as ai from "ai";
import { generateImage } from "ai";
import { MockImageModelV4 } from "ai/test";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { ProviderEvent } from "#lib/images/providers/types.ts";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { startFakeBedrock } from "#tests/fakes/bedrock.ts";
import { startFakeXai } from "#tests/fakes/xai.ts";
import { checkUrl } from "./ai-sdk/check-key.ts";
import { VENDORS, type Vendor } from "./ai-sdk/vendors.ts";
import { createAiSdk } from "./ai-sdk.ts";

type DoGenerate = MockImageModelV4["doGenerate"];
type Asked = Parameters<DoGenerate>[0];
type Answered = Awaited<ReturnType<DoGenerate>>;

const RESPONSE = { timestamp: new Date(0), modelId: "model", headers: { "x-request-id": "req_1" } };

/** A bridge to the SDK's own test double, and what it was asked. */
function bridge(vendor: Vendor, answer: Partial<Answered> | (() => Promise<Answered>) = {}) {
  const asked: Asked[] = [];
  const model = new MockImageModelV4({
    maxImagesPerCall: 10,
    doGenerate: async (options) => {
      asked.push(options);
      if (typeof answer === "function") return answer();
      return { images: [await picture()], warnings: [], response: RESPONSE, ...answer };
    },
  });
  const load = async () => ({ ai, imageModel: () => model });
  return { asked, provider: createAiSdk(vendor, { apiKey: "key" }, load) };
}

async function picture(): Promise<string> {
  return (await sourcePicture({ width: 8, height: 8 })).bytes.toString("base64");
}

function modelOf(vendor: Vendor, id: string) {
  const model = vendor.models.find((candidate) => candidate.id.includes(id));
  if (!model) throw new Error(`${vendor.label} has no ${id}.`);
  return model;
}

function doneOf(events: readonly ProviderEvent[]) {
  const done = events.at(-1);
  if (done?.type !== "done") throw new Error("It did not end.");
  return done;
}

describe("what is asked", () => {
  test("each picture is a call of its own, with a seed of its own", async () => {
    const { asked, provider } = bridge(VENDORS.together);
    const model = modelOf(VENDORS.together, "schnell");
    const events = await collect(provider, requestFor(model, { params: { count: 3, seed: 2_147_483_646 } }));
    expect(asked.map(({ n }) => n)).toEqual([1, 1, 1]);
    const seeds = [2_147_483_646, 2_147_483_647, 0];
    expect(asked.map(({ seed }) => seed)).toEqual(seeds);
    expect(new Set(outputsOf(events).map(({ seed }) => seed))).toEqual(new Set(seeds));
  });

  test("a size goes in pixels or in proportions, as the vendor wants it, and steps under its own name", async () => {
    const together = bridge(VENDORS.together);
    const size = { width: 1344, height: 768 };
    const dev = modelOf(VENDORS.together, "FLUX.1-dev");
    await collect(together.provider, requestFor(dev, { params: { ...size, steps: 20, guidance: 3 } }));
    expect(together.asked[0]).toMatchObject({
      size: "1344x768",
      aspectRatio: undefined,
      providerOptions: { togetherai: { steps: 20, guidance: 3 } },
    });
    const fireworks = bridge(VENDORS.fireworks);
    const wide = { width: 1344, height: 756 };
    const fast = modelOf(VENDORS.fireworks, "schnell");
    await collect(fireworks.provider, requestFor(fast, { params: { ...wide, steps: 4 } }));
    expect(fireworks.asked[0]).toMatchObject({
      size: undefined,
      aspectRatio: "16:9",
      providerOptions: { fireworks: { num_inference_steps: 4 } },
    });
  });

  test("the larger size of a model is asked for by its resolution", async () => {
    const { asked, provider } = bridge(VENDORS.xai);
    const model = modelOf(VENDORS.xai, "pro");
    await collect(provider, requestFor(model, { params: { width: 2496, height: 1664 } }));
    await collect(provider, requestFor(model, { params: { width: 1248, height: 832 } }));
    expect(asked.map(({ aspectRatio, providerOptions }) => [aspectRatio, providerOptions])).toEqual([
      ["3:2", { xai: { resolution: "2k" } }],
      ["3:2", { xai: {} }],
    ]);
  });

  test("every size that a vendor of proportions offers has some", async () => {
    for (const vendor of [VENDORS.xai, VENDORS.fireworks, VENDORS.gateway]) {
      const { asked, provider } = bridge(vendor);
      for (const model of vendor.models) {
        for (const size of model.size.presets) await collect(provider, requestFor(model, { params: size }));
      }
      expect(asked.filter(({ aspectRatio }) => !aspectRatio)).toEqual([]);
    }
  });

  test("a source and its references go along, the source first", async () => {
    const { asked, provider } = bridge(VENDORS.xai);
    const source = await sourcePicture({ width: 16, height: 16 });
    const reference = await sourcePicture({ width: 24, height: 24 });
    const model = modelOf(VENDORS.xai, "pro");
    const request = { operation: "image-to-image" as const, source, references: [reference] };
    await collect(provider, requestFor(model, request));
    const bytes = asked[0]?.files?.map((file) => file.type === "file" && Buffer.from(file.data));
    expect(bytes).toEqual([source.bytes, reference.bytes]);
  });

  test("Amazon's mask is black where it may paint, white elsewhere and nothing between", async () => {
    const { asked, provider } = bridge(VENDORS.bedrock);
    const source = await sourcePicture({ width: 32, height: 32 });
    const mask = await halfMask(source, "left");
    const model = modelOf(VENDORS.bedrock, "nova");
    await collect(provider, requestFor(model, { operation: "inpaint", source, mask, params: { seed: 1 } }));
    const sent = asked[0]?.mask;
    if (sent?.type !== "file") throw new Error("No mask was sent.");
    const { data, info } = await sharp(Buffer.from(sent.data)).raw().toBuffer({ resolveWithObject: true });
    expect([data[0], data[31 * info.channels]]).toEqual([0, 255]);
    expect(info.channels).not.toBe(4);
  });
});

describe("what is answered", () => {
  test("warnings are shown, each once", async () => {
    const { provider } = bridge(VENDORS.together, {
      warnings: [
        { type: "unsupported", feature: "seed" },
        { type: "other", message: "Only one picture is used." },
      ],
    });
    const model = modelOf(VENDORS.together, "schnell");
    const { warnings } = doneOf(await collect(provider, requestFor(model, { params: { count: 2 } })));
    expect(warnings).toEqual([
      "Together AI left “seed” out: it does not know it.",
      "Together AI: Only one picture is used.",
    ]);
  });

  test.each([
    [VENDORS.xai, { costInUsdTicks: 700_000_000, images: [] }, 70_000],
    [VENDORS.gateway, { cost: "0.0425", images: [] }, 42_500],
    [VENDORS.gateway, { images: [] }, null],
    [VENDORS.together, { cost: "1", images: [] }, null],
  ])("the cost is what %o says", async (vendor: Vendor, metadata, costMicros) => {
    const { provider } = bridge(vendor, { providerMetadata: { [vendor.optionsKey]: metadata } });
    const [model] = vendor.models;
    if (!model) throw new Error("No model.");
    expect(doneOf(await collect(provider, requestFor(model)))).toMatchObject({
      costMicros,
      providerRequestId: "req_1",
    });
  });

  test("nothing, and asking again does not help, is a refusal", async () => {
    const { asked, provider } = bridge(VENDORS.gateway, { images: [], isRetryable: false });
    const error = await failureOf(collect(provider, requestFor(modelOf(VENDORS.gateway, "flux-3"))));
    expect(error).toMatchObject({ code: "content_blocked", charged: "unknown" });
    expect(asked).toHaveLength(1);
  });

  test("nothing without a word is no refusal, and is not asked for again by itself", async () => {
    const { asked, provider } = bridge(VENDORS.gateway, { images: [] });
    const error = await failureOf(collect(provider, requestFor(modelOf(VENDORS.gateway, "flux-3"))));
    expect(error).toMatchObject({ code: "bad_output", charged: "unknown" });
    expect(asked).toHaveLength(1);
  });

  test("an error of the SDK tells neither the key nor the address nor the prompt", async () => {
    const { provider } = bridge(VENDORS.gateway, async () => {
      throw new ai.APICallError({
        message: "Bad",
        url: "https://secret.example/v1",
        requestBodyValues: { prompt: "my secret prompt" },
        statusCode: 400,
        responseBody: JSON.stringify({
          error: { message: "Bad field for key at https://secret.example/v1" },
        }),
      });
    });
    const error = await failureOf(collect(provider, requestFor(modelOf(VENDORS.gateway, "flux-3"))));
    const told = `${String(error)} ${String(error instanceof Error && error.cause)}`;
    expect(told).toContain("Bad field");
    expect(told).not.toMatch(/secret/);
  });

  test("an abort throws its reason, though the model goes on", async () => {
    const abort = new AbortController();
    const { provider } = bridge(VENDORS.gateway, () => new Promise(() => {}));
    const reason = new Error("The person canceled.");
    const run = collect(provider, requestFor(modelOf(VENDORS.gateway, "flux-3")), abort.signal);
    setImmediate(() => abort.abort(reason));
    expect(await failureOf(run)).toBe(reason);
  });
});

describe("packages", () => {
  test("one that is not installed is told with what to do", async () => {
    const missing = { ...VENDORS.together, packageName: "@ai-sdk/not-installed" };
    const provider = createAiSdk(missing, { apiKey: "key" });
    const error = await failureOf(collect(provider, requestFor(modelOf(missing, "schnell"))));
    expect(error).toMatchObject({
      code: "invalid_request",
      charged: "no",
      message: expect.stringContaining("npm install ai @ai-sdk/not-installed"),
    });
  });

  test("none is loaded before the first call", async () => {
    const script = `
      import { registerHooks } from "node:module";
      const seen = [];
      registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) });
      const { AI_SDK_KINDS } = await import("#lib/images/providers/ai-sdk/kinds.ts");
      const settings = { apiKey: "key", allowPrivate: false };
      const { createAiSdk } = await import("#lib/images/providers/ai-sdk.ts");
      const { VENDORS } = await import("#lib/images/providers/ai-sdk/vendors.ts");
      const [provider] = Object.values(VENDORS).map((vendor) => createAiSdk(vendor, settings));
      const isSdk = (name) => name === "ai" || name.startsWith("@ai-sdk/");
      const before = seen.filter(isSdk);
      const signal = AbortSignal.timeout(1);
      await provider.check(signal).catch(() => {});
      console.log(JSON.stringify([AI_SDK_KINDS.length, before, seen.includes("@ai-sdk/xai")]));
    `;
    const { stdout } = await promisify(execFile)("node", ["--input-type=module", "--eval", script]);
    expect(JSON.parse(stdout)).toEqual([6, [], true]);
  }, 30_000);

  test("the server is understood by xAI's package alone, too", async () => {
    const fake = await startFakeXai();
    const model = createXai(fake).imageModel("grok-imagine-image");
    const { image } = await generateImage({ model, prompt: "A dog", aspectRatio: "3:2" });
    expect(await sharp(image.uint8Array).metadata()).toMatchObject({ width: 1248, height: 832 });
    await fake.close();
  });
});

test("a key is tried without making a picture", async () => {
  const fake = await startFakeXai();
  const check = (apiKey: string) =>
    createAiSdk(VENDORS.xai, { ...fake, apiKey, allowPrivate: true }).check?.(new AbortController().signal);
  expect(await check(fake.apiKey)).toBe("xAI accepts the key.");
  expect(await failureOf(check("xai-wrong") ?? Promise.resolve())).toMatchObject({ code: "auth" });
  expect(fake.requests).toEqual([null, null]);
  await fake.close();
});

test("Bedrock is asked what its region has, and says whether the studio's models are among it", async () => {
  const fake = await startFakeBedrock();
  const vendor = { ...VENDORS.bedrock, checkPath: fake.listUrl };
  const load = async () => ({ ai, imageModel: () => new MockImageModelV4() });
  const check = (apiKey: string) =>
    createAiSdk(vendor, { apiKey, region: "eu-west-1", allowPrivate: true }, load).check?.(
      new AbortController().signal,
    );
  expect(await check(fake.apiKey)).toBe("Amazon Bedrock accepts the key.");
  expect(await check(fake.limitedKey)).toContain("the first one will show");
  expect(await failureOf(check("wrong") ?? Promise.resolve())).toMatchObject({ code: "auth", charged: "no" });
  fake.modelIds.shift();
  expect(await check(fake.apiKey)).toContain("does not have Amazon Nova Canvas in this region");
  await fake.close();
});

test("a region goes into no more than one name of a host", () => {
  const url = checkUrl(VENDORS.bedrock, { region: "evil.test/?" });
  expect(URL.parse(url ?? "")?.host ?? "none").not.toMatch(/^bedrock\.evil\.test/);
  expect(checkUrl(VENDORS.bedrock, { region: "eu-west-1" })).toBe(
    "https://bedrock.eu-west-1.amazonaws.com/foundation-models?byOutputModality=IMAGE",
  );
});
