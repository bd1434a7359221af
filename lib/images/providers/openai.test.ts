import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MODELS } from "#lib/images/providers/openai/models.ts";
import { createOpenAi } from "#lib/images/providers/openai.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, onePicture, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { describeProvider, type FailureCase, type Subject } from "#tests/conformance.ts";
import {
  badGateway,
  blocked,
  invalid,
  moderationError,
  outOfCredit,
  rateLimited,
  refusal,
  unknownModel,
  wrongKey,
} from "#tests/fakes/openai/refusals.ts";
import type { FakeOpenAiOptions, Refusal } from "#tests/fakes/openai/types.ts";
import { type FakeOpenAi, startFakeOpenAi } from "#tests/fakes/openai.ts";

type OpenAiSubject = Subject & { fake: FakeOpenAi };

async function create(options?: FakeOpenAiOptions): Promise<OpenAiSubject> {
  const fake = await startFakeOpenAi(options);
  return {
    fake,
    provider: createOpenAi(fake),
    callsMade: () => fake.requests.length,
    close: () => fake.close(),
  };
}

const refuse = (answer: Refusal) => (subject: OpenAiSubject) =>
  subject.fake.misbehave({ kind: "refuse", refusal: answer });

const FAILURES: FailureCase<OpenAiSubject>[] = [
  { name: "a blocked prompt", arrange: refuse(blocked()), code: "content_blocked", charged: "no" },
  {
    name: "a blocked picture",
    arrange: refuse(blocked("output")),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a prompt against the older policy code",
    arrange: refuse(refusal(400, { code: "content_policy_violation" })),
    code: "content_blocked",
    charged: "no",
  },
  {
    name: "a block in the middle of the stream",
    arrange: ({ fake }) => fake.misbehave({ kind: "error-event", error: moderationError("output") }),
    code: "content_blocked",
    charged: "unknown",
  },
  {
    name: "a server error in the middle of the stream",
    arrange: ({ fake }) =>
      fake.misbehave({ kind: "error-event", error: { code: "server_error", message: "Oops" } }),
    code: "unavailable",
    charged: "unknown",
  },
  { name: "an empty account", arrange: refuse(outOfCredit()), code: "out_of_credit", charged: "no" },
  {
    name: "a reached spending limit",
    arrange: refuse(refusal(400, { code: "billing_hard_limit_reached" })),
    code: "out_of_credit",
    charged: "no",
  },
  { name: "a rate limit", arrange: refuse(rateLimited()), code: "rate_limited", charged: "no" },
  {
    name: "a rate limit with a wait in seconds",
    arrange: refuse(rateLimited({ "retry-after": "12" })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 12_000,
  },
  {
    name: "a rate limit with a wait in milliseconds",
    arrange: refuse(rateLimited({ "retry-after": "12", "retry-after-ms": "11500" })),
    code: "rate_limited",
    charged: "no",
    retryAfterMs: 11_500,
  },
  { name: "a wrong key", arrange: refuse(wrongKey("sk-wrong")), code: "auth", charged: "no" },
  { name: "a missing permission", arrange: refuse(refusal(403, {})), code: "auth", charged: "no" },
  { name: "an unknown model", arrange: refuse(unknownModel("gone")), code: "unknown_model", charged: "no" },
  {
    name: "a bad field",
    arrange: refuse(invalid("size", "Bad size.")),
    code: "invalid_request",
    charged: "no",
  },
  {
    name: "a web page with status 502",
    arrange: refuse(badGateway()),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a stream cut off before the picture",
    arrange: ({ fake }) => fake.misbehave({ kind: "truncate" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a connection reset in the stream",
    arrange: ({ fake }) => fake.misbehave({ kind: "reset" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a connection reset before the answer",
    arrange: ({ fake }) => fake.misbehave({ kind: "hang-up" }),
    code: "unavailable",
    charged: "unknown",
  },
  {
    name: "a vendor that is not there",
    arrange: ({ fake }) => fake.close(),
    code: "unavailable",
    charged: "no",
  },
  {
    name: "an answer without a picture",
    arrange: ({ fake }) => fake.misbehave({ kind: "empty" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "a web page with status 200",
    arrange: ({ fake }) => fake.misbehave({ kind: "web-page" }),
    code: "bad_output",
    charged: "unknown",
  },
  {
    name: "an event that is no JSON",
    arrange: ({ fake }) => fake.misbehave({ kind: "garbage" }),
    code: "bad_output",
    charged: "unknown",
  },
];

describeProvider("openai", { model: modelById("gpt-image-1.5"), create, failures: FAILURES });

describe("the openai adapter", () => {
  let subject: OpenAiSubject;
  beforeEach(async () => {
    subject = await create();
  });
  afterEach(() => subject.close());

  test.each(MODELS)("$id takes every quality, background and size in its table", async (model) => {
    const { provider, fake } = subject;
    const variants = [
      ...model.size.presets.map(({ width, height }) => ({ width, height })),
      ...(model.quality?.values ?? []).map((quality) => ({ quality })),
      ...(model.background?.values ?? []).map((background) => ({ background })),
    ];
    for (const params of variants) {
      // The fake refuses before it cuts off, so a cut-off answer means that it accepted the request.
      fake.misbehave({ kind: "truncate" });
      const error = await failureOf(collect(provider, requestFor(model, { params: { ...params } })));
      expect(error).toMatchObject({ message: expect.stringContaining("cut off") });
    }
  });

  test("an edit sends the source first, then the references, and the mask for the source", async () => {
    const { provider, fake } = subject;
    const source = await sourcePicture({ width: 64, height: 48 });
    const reference = await sourcePicture({ width: 32, height: 32 });
    const mask = await halfMask(source, "left");
    const request = requestFor(modelById("gpt-image-1.5"), {
      operation: "inpaint",
      source,
      mask,
      references: [reference],
    });
    await collect(provider, request);
    const [sent] = fake.requests;
    expect(sent?.path).toBe("/v1/images/edits");
    expect(sent?.files.map(({ field }) => field).toSorted()).toEqual(["image", "image", "mask"]);
    const images = sent?.files.filter(({ field }) => field === "image") ?? [];
    expect(images.map(({ bytes }) => bytes)).toEqual([source.bytes, reference.bytes]);
    expect(sent?.fields).toMatchObject({
      input_fidelity: "high",
      safety_identifier: request.endUserId,
      stream: true,
      n: 1,
    });
  });

  test("a source in a format that the API does not read is sent as the same picture in PNG", async () => {
    const { provider, fake } = subject;
    const picture = await sourcePicture({ width: 64, height: 48 });
    const bytes = await sharp(picture.bytes).avif({ lossless: true }).toBuffer();
    const source = { ...picture, bytes, mimeType: "image/avif" };
    await collect(provider, requestFor(modelById("gpt-image-2"), { operation: "image-to-image", source }));
    expect(fake.requests[0]?.files[0]?.type).toBe("image/png");
    expect(fake.requests[0]?.fields).not.toHaveProperty("input_fidelity");
  });

  test("a server that ignores `stream` still gives its picture", async () => {
    const { provider, fake } = subject;
    fake.misbehave({ kind: "ignore-stream" });
    const events = await collect(provider, requestFor(modelById("gpt-image-2")));
    expect(events.map(({ type }) => type)).toEqual(["submitted", "output", "done"]);
  });

  test.each(["text-to-image", "image-to-image"] as const)(
    "a stalled %s ends with the signal, and the server sees the client leave",
    async (operation) => {
      const { provider, fake } = subject;
      fake.misbehave({ kind: "stall" });
      const abort = new AbortController();
      const reason = new Error("Idle for too long.");
      const source =
        operation === "image-to-image" ? await sourcePicture({ width: 64, height: 48 }) : undefined;
      const request = requestFor(modelById("gpt-image-2"), { operation, source });
      const run = async () => {
        for await (const event of provider.generate(request, abort.signal)) {
          if (event.type === "preview") setImmediate(() => abort.abort(reason));
        }
      };
      expect(await failureOf(run())).toBe(reason);
      await expect.poll(() => fake.requests[0]?.abandoned).toBe(true);
    },
  );

  test("a server that never answers is left when the signal aborts", async () => {
    const { provider, fake } = subject;
    fake.misbehave({ kind: "silence" });
    const abort = new AbortController();
    const reason = new Error("Idle for too long.");
    const run = failureOf(collect(provider, requestFor(modelById("gpt-image-2")), abort.signal));
    await expect.poll(() => fake.requests).toHaveLength(1);
    abort.abort(reason);
    expect(await run).toBe(reason);
    await expect.poll(() => fake.requests[0]?.abandoned).toBe(true);
  });

  test("a picture that is waiting when the signal aborts is not given out any more", async () => {
    const { provider, fake } = subject;
    const abort = new AbortController();
    const reason = new Error("The person canceled.");
    const late: string[] = [];
    const run = async () => {
      const request = requestFor(modelById("gpt-image-2"), { params: { count: 4 } });
      for await (const event of provider.generate(request, abort.signal)) {
        if (abort.signal.aborted) late.push(event.type);
        if (event.type !== "output") continue;
        await expect.poll(() => fake.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
        abort.abort(reason);
      }
    };
    expect(await failureOf(run())).toBe(reason);
    expect(late).toEqual([]);
  });

  test("a reader that leaves early ends every call", async () => {
    const { provider, fake } = subject;
    fake.misbehave({ kind: "stall" }, { kind: "stall" });
    const request = requestFor(modelById("gpt-image-2"), { params: { count: 2 } });
    for await (const event of provider.generate(request, new AbortController().signal)) {
      if (event.type === "preview") break;
    }
    await expect.poll(() => fake.requests.map(({ abandoned }) => abandoned)).toEqual([true, true]);
  });

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

  test("the real refusal of a wrong key does not repeat it", async () => {
    const { fake } = subject;
    const provider = createOpenAi({ apiKey: "sk-mistaken-000", baseURL: fake.baseURL });
    const error = await failureOf(collect(provider, requestFor(modelById("gpt-image-2"))));
    expect(error).toMatchObject({ code: "auth", message: expect.not.stringContaining("sk-mistaken") });
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

  test("a transparent JPEG is refused before anything is sent", async () => {
    const { provider, fake } = subject;
    const params = { background: "transparent", outputFormat: "jpeg" };
    const error = await failureOf(collect(provider, requestFor(modelById("gpt-image-2"), { params })));
    expect(error).toMatchObject({ code: "invalid_request", charged: "no" });
    expect(fake.requests).toEqual([]);
  });
});

test("a picture arrives byte for byte", async () => {
  const { bytes } = await sourcePicture({ width: 1024, height: 1024 });
  const { provider, close } = await create({ picture: bytes });
  expect((await onePicture(provider, requestFor(modelById("gpt-image-2")))).equals(bytes)).toBe(true);
  await close();
});

function modelById(id: string): ModelCapabilities {
  const model = MODELS.find((candidate) => candidate.id === id);
  if (!model) throw new Error(`No model ${id}.`);
  return model;
}
