import { afterEach, beforeEach, expect, test } from "vitest";
import { sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, onePicture, requestFor } from "#tests/conformance/requests.ts";
import { createSubject, modelById, type OpenAiSubject } from "#tests/fakes/openai/subject.ts";

let subject: OpenAiSubject;
beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

test("a picture arrives byte for byte", async () => {
  const { bytes } = await sourcePicture({ width: 1024, height: 1024 });
  const { provider, close } = await createSubject({ paint: async () => bytes });
  expect((await onePicture(provider, requestFor(modelById("gpt-image-2")))).equals(bytes)).toBe(true);
  await close();
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
