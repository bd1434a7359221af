import { afterEach, beforeEach, expect, test } from "vitest";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { createSubject, type FalSubject, modelById } from "#tests/fakes/fal/subject.ts";
import { MODELS } from "./fal/models.ts";
import { createFal } from "./fal.ts";
import type { ProviderEvent, ProviderRequest } from "./types.ts";

const never = new AbortController().signal;
let subject: FalSubject;

beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

async function resume(remoteId: string, request: ProviderRequest): Promise<ProviderEvent[]> {
  return await Array.fromAsync(subject.provider.resume?.(remoteId, request, never) ?? []);
}

/** Listens until `isEnough`, then leaves as a worker does that dies. */
async function leaveAfter(
  request: ProviderRequest,
  isEnough: (event: ProviderEvent) => boolean,
): Promise<string> {
  let remoteId = "";
  for await (const event of subject.provider.generate(request, never)) {
    if (event.type === "submitted") remoteId = event.remoteId ?? "";
    if (isEnough(event)) break;
  }
  return remoteId;
}

test.each(
  MODELS.flatMap((model) => model.operations.map((operation) => ({ model, operation, name: model.id }))),
)("$name takes $operation with everything that it offers", async ({ model, operation }) => {
  const source = operation === "text-to-image" ? undefined : await sourcePicture({ width: 512, height: 512 });
  const request = requestFor(model, {
    operation,
    ...(model.negativePrompt && { negativePrompt: "fog" }),
    ...(source && { source, references: Array.from({ length: model.referencesMax }, () => source) }),
    ...(source && operation === "inpaint" && { mask: await halfMask(source, "left") }),
    params: {
      steps: model.steps?.max,
      guidance: model.guidance?.max,
      ...(source && { strength: model.strength?.min }),
      outputFormat: model.outputFormat?.values.at(-1),
      seed: model.seed?.max,
    },
  });
  expect(outputsOf(await collect(subject.provider, request))).toHaveLength(1);
});

test("an edit without a size gets its source's, as far as the model goes", async () => {
  const source = await sourcePicture({ width: 3000, height: 1500 });
  const model = modelById("fal-ai/flux-2");
  const request = requestFor(model, { operation: "image-to-image", source });
  await collect(subject.provider, { ...request, params: { seed: 1 } });
  expect(subject.fake.jobs[0]?.input).toMatchObject({ image_size: { width: 2048, height: 1024 } });
});

test("the place in line is told while the job waits", async () => {
  const events = await collect(subject.provider, requestFor(modelById("fal-ai/flux/schnell")));
  const places = events.flatMap((event) => (event.type === "queued" ? [event.position] : []));
  expect(places).toEqual([2, 1, 0]);
});

test("a job that another worker bought is fetched, not bought again", async () => {
  const request = requestFor(modelById("fal-ai/flux/dev"), { params: { count: 2 } });
  const remoteId = await leaveAfter(request, ({ type }) => type === "output");
  expect(subject.fake.jobs.some(({ canceled }) => canceled)).toBe(false);

  const again = outputsOf(await resume(remoteId, request));
  expect(again.map(({ seed }) => seed)).toEqual([7, 8]);
  expect(subject.fake.jobs).toHaveLength(2);
  const posts = subject.fake.requests.filter(({ method }) => method === "POST");
  expect(posts).toHaveLength(2);
});

test("pictures that were never ordered are said to be missing, and not ordered", async () => {
  const request = requestFor(modelById("fal-ai/flux/dev"), { params: { count: 3 } });
  const remoteId = await leaveAfter(request, ({ type }) => type === "submitted");
  const events = await resume(remoteId, request);
  expect(outputsOf(events)).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({ type: "done", warnings: [expect.stringContaining("2 of 3")] });
  expect(subject.fake.jobs).toHaveLength(1);
});

test("one refused picture of several is a warning", async () => {
  subject.fake.misbehave({ kind: "fail", refusal: { status: 500, body: { detail: "Runner error." } } });
  const request = requestFor(modelById("fal-ai/flux/dev"), { params: { count: 2 } });
  const events = await collect(subject.provider, request);
  expect(outputsOf(events).map(({ seed }) => seed)).toEqual([8]);
  expect(events.at(-1)).toMatchObject({ costMicros: 25_000, warnings: [expect.stringContaining("1 of 2")] });
});

test.each(["IN_QUEUE", "IN_PROGRESS"] as const)("an abort cancels a job that is %s", async (state) => {
  subject.fake.misbehave({ kind: "stay", state });
  const abort = new AbortController();
  const reason = new Error("The person canceled.");
  const wanted = state === "IN_QUEUE" ? "queued" : "progress";
  const run = async () => {
    for await (const event of subject.provider.generate(
      requestFor(modelById("fal-ai/flux/dev")),
      abort.signal,
    ))
      if (event.type === wanted) abort.abort(reason);
  };
  expect(await failureOf(run())).toBe(reason);
  expect(subject.fake.jobs).toMatchObject([{ canceled: true }]);
});

test("who is aborted and never asks for the next event has its job canceled, too", async () => {
  subject.fake.misbehave({ kind: "stay", state: "IN_QUEUE" });
  const abort = new AbortController();
  const events = subject.provider.generate(requestFor(modelById("fal-ai/flux/dev")), abort.signal);
  for await (const event of events) {
    if (event.type !== "queued") continue;
    abort.abort(new Error("The person canceled."));
    break;
  }
  expect(subject.fake.jobs).toMatchObject([{ canceled: true }]);
});

test("looks and downloads that fail for a moment do not lose what is paid for", async () => {
  subject.fake.misbehave({ kind: "bad-gateway", times: 3 }, { kind: "broken-download", times: 3 });
  const request = requestFor(modelById("fal-ai/flux/dev"), { params: { count: 2 } });
  expect(outputsOf(await collect(subject.provider, request))).toHaveLength(2);
  expect(subject.fake.jobs).toHaveLength(2);
});

test("the key goes to the queue and never to where the pictures are", async () => {
  await collect(subject.provider, requestFor(modelById("fal-ai/flux/schnell")));
  const { requests, apiKey } = subject.fake;
  const [files, queue] = [true, false].map((isFile) =>
    requests.filter(({ path }) => path.startsWith("files/") === isFile),
  );
  expect(files?.map(({ key }) => key)).toEqual([undefined]);
  expect(new Set(queue?.map(({ key }) => key))).toEqual(new Set([`Key ${apiKey}`]));
});

test("a key is tried without a job, and one of which nothing can be said is not called right", async () => {
  const { fake } = subject;
  const check = (apiKey: string) => createFal({ ...fake, apiKey, allowPrivate: true }).check?.(never);
  expect(await check(fake.apiKey)).toBe("fal accepts the key.");
  expect(await failureOf(check("fal-wrong") ?? Promise.resolve())).toMatchObject({ code: "auth" });
  expect(await check(fake.limitedKey)).toContain("the first one will show");
  expect(fake.jobs).toEqual([]);
  expect(new Set(fake.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
});

test("a key for another address goes there alone", async () => {
  const { baseURL, apiKey, requests, limitedKey } = subject.fake;
  const relay = createFal({ baseURL: `${baseURL}/relay`, apiKey: limitedKey, allowPrivate: true });
  await relay.check?.(never).catch(() => {});
  expect(requests.map(({ path }) => path)).toEqual(["relay/v1/models/pricing"]);
  expect(await createFal({ baseURL, apiKey, allowPrivate: true }).check?.(never)).toBe(
    "fal accepts the key.",
  );
});

test("a note that is not ours leads nowhere", async () => {
  const request = requestFor(modelById("fal-ai/flux/dev"));
  for (const remoteId of ["", "https://evil.example/x", "../../etc", "a/b/requests/c d"])
    expect(await failureOf(resume(remoteId, request))).toMatchObject({ code: "unavailable" });
  expect(subject.fake.requests).toEqual([]);
});
