import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { createComfyUi } from "#lib/images/providers/comfyui.ts";
import type { ProviderEvent } from "#lib/images/providers/types.ts";
import { decode } from "#tests/conformance/pixels.ts";
import { collect, failureOf, onePicture, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { type ComfyUiSubject, createSubject, MODEL } from "#tests/fakes/comfyui/subject.ts";
import type { FakeComfyUiOptions } from "#tests/fakes/comfyui/types.ts";

const REASON = new Error("The person canceled.");

async function withSubject(
  options: FakeComfyUiOptions,
  run: (subject: ComfyUiSubject) => Promise<void>,
): Promise<void> {
  const subject = await createSubject(options);
  try {
    await run(subject);
  } finally {
    await subject.close();
  }
}

/** Starts a run and stops it at the first event of a type. */
async function abortAt(subject: ComfyUiSubject, type: ProviderEvent["type"]): Promise<void> {
  const abort = new AbortController();
  const run = async () => {
    for await (const event of subject.provider.generate(requestFor(MODEL), abort.signal)) {
      if (event.type === type) abort.abort(REASON);
    }
  };
  expect(await failureOf(run())).toBe(REASON);
}

async function untilEmpty({ fake }: ComfyUiSubject): Promise<void> {
  await expect.poll(() => fake.jobs()).toEqual([]);
}

/** Starts a run that hangs at its first preview. */
async function startStalled(subject: ComfyUiSubject) {
  subject.fake.misbehave({ kind: "stall" });
  const abort = new AbortController();
  const previewed = Promise.withResolvers<string>();
  const run = (async () => {
    let remoteId = "";
    for await (const event of subject.provider.generate(requestFor(MODEL), abort.signal)) {
      if (event.type === "submitted") remoteId = event.remoteId ?? "";
      if (event.type === "preview") previewed.resolve(remoteId);
    }
  })();
  run.catch(previewed.reject);
  const remoteId = await previewed.promise;
  return { remoteId, end: () => abort.abort(REASON), run };
}

const asked = ({ fake }: ComfyUiSubject) => fake.requests.map(({ method, path }) => `${method} ${path}`);

test.each([{ old: false }, { old: true }])("a job that runs is stopped at the server, %o", (options) =>
  withSubject(options, async (subject) => {
    subject.fake.misbehave({ kind: "stall" });
    await abortAt(subject, "preview");
    await untilEmpty(subject);
    expect(asked(subject).includes("POST /interrupt")).toBe(options.old);
  }),
);

test.each([{ old: false }, { old: true }])(
  "a job that waits is taken out, and the one that runs goes on, %o",
  (options) =>
    withSubject(options, async (subject) => {
      const other = await startStalled(subject);
      await abortAt(subject, "submitted");
      await expect.poll(() => subject.fake.jobs()).toEqual([other.remoteId]);
      await wait(50);
      expect(subject.fake.jobs()).toEqual([other.remoteId]);
      expect(asked(subject)).not.toContain("POST /interrupt");
      other.end();
      expect(await failureOf(other.run)).toBe(REASON);
    }),
);

test("a job whose answer was lost is not left in the queue", () =>
  withSubject({ stepMs: 100 }, async (subject) => {
    subject.fake.misbehave({ kind: "lose-answer" });
    const error = await failureOf(collect(subject.provider, requestFor(MODEL)));
    expect(error).toMatchObject({ code: "unavailable", charged: "no" });
    await untilEmpty(subject);
    expect(subject.callsMade?.()).toBe(1);
  }));

test("a job behind another says how many are before it", () =>
  withSubject({}, async (subject) => {
    const other = await startStalled(subject);
    const abort = new AbortController();
    const run = async () => {
      for await (const event of subject.provider.generate(requestFor(MODEL), abort.signal)) {
        if (event.type !== "queued") continue;
        expect(event.position).toBe(1);
        abort.abort(REASON);
      }
    };
    expect(await failureOf(run())).toBe(REASON);
    other.end();
    await failureOf(other.run);
  }));

test("a connection that breaks in the middle costs neither the job nor the picture", () =>
  withSubject({ stepMs: 100 }, async (subject) => {
    subject.fake.misbehave({ kind: "drop-sockets" });
    const events = await collect(subject.provider, requestFor(MODEL));
    expect(outputsOf(events)).toHaveLength(1);
    expect(subject.callsMade?.()).toBe(1);
    expect(asked(subject).filter((call) => call.startsWith("GET /ws")).length).toBeGreaterThan(1);
  }));

test.each([{ old: false }, { old: true }])("a job is resumed by its id and not bought again, %o", (options) =>
  withSubject({ ...options, stepMs: 20 }, async (subject) => {
    const request = requestFor(MODEL, { params: { count: 2 } });
    const events = subject.provider.generate(request, new AbortController().signal);
    const iterator = events[Symbol.asyncIterator]();
    const { value } = await iterator.next();
    const remoteId = value?.type === "submitted" ? (value.remoteId ?? "") : "";
    // The worker is gone: nobody reads this run any more.
    const resumed: ProviderEvent[] = [];
    const { resume } = subject.provider;
    if (!resume) throw new Error("It cannot resume.");
    for await (const event of resume(remoteId, request, new AbortController().signal)) resumed.push(event);
    expect(outputsOf(resumed).map(({ seed }) => seed)).toEqual([7, 8]);
    expect(resumed.at(-1)?.type).toBe("done");
    expect(subject.callsMade?.()).toBe(1);
  }),
);

test("a job that this worker lets go of is not stopped", () =>
  withSubject({ stepMs: 20 }, async (subject) => {
    for await (const event of subject.provider.generate(requestFor(MODEL), new AbortController().signal)) {
      if (event.type === "preview") break;
    }
    expect(subject.fake.jobs()).toHaveLength(1);
    expect(asked(subject).filter((call) => call.includes("cancel"))).toEqual([]);
  }));

test("a key goes along with every call, as name and password or as a token", () =>
  withSubject({}, async ({ fake }) => {
    const sent = async (apiKey: string) => {
      const provider = createComfyUi({ baseURL: fake.baseURL, apiKey, allowPrivate: true });
      await collect(provider, requestFor(MODEL));
      return new Set(fake.requests.splice(0).map(({ headers }) => headers.authorization));
    };
    expect(await sent("anna:secret")).toEqual(new Set(["Basic YW5uYTpzZWNyZXQ="]));
    expect(await sent("token")).toEqual(new Set(["Bearer token"]));
  }));

test("a job that is long done is resumed from the history", () =>
  withSubject({}, async (subject) => {
    const request = requestFor(MODEL);
    const events = await collect(subject.provider, request);
    const submitted = events.find((event) => event.type === "submitted");
    const resumed: ProviderEvent[] = [];
    const run = subject.provider.resume?.(submitted?.remoteId ?? "", request, new AbortController().signal);
    for await (const event of run ?? []) resumed.push(event);
    expect(outputsOf(resumed)).toEqual(outputsOf(events));
  }));

test("a job that the server forgot is not resumed", () =>
  withSubject({}, async (subject) => {
    const run = subject.provider.resume?.(
      "11111111-1111-4111-8111-111111111111",
      requestFor(MODEL),
      new AbortController().signal,
    );
    const error = await failureOf(Array.fromAsync(run ?? []));
    expect(error).toMatchObject({ code: "unavailable", charged: "no" });
    expect(subject.callsMade?.()).toBe(0);
  }));

test("the same request again gives its picture, though the server draws nothing anew and its files are gone", () =>
  withSubject({}, async (subject) => {
    const first = await onePicture(subject.provider, requestFor(MODEL, { attemptId: "att_1" }));
    subject.fake.deleteFiles();
    const events = await collect(subject.provider, requestFor(MODEL, { attemptId: "att_2" }));
    expect(outputsOf(events)[0]?.bytes.equals(first)).toBe(true);
    expect(events.some(({ type }) => type === "preview")).toBe(false);
    expect((await decode(first)).format).toBe("png");
  }));

test("no call names an origin, and the listener is there before the job", () =>
  withSubject({}, async (subject) => {
    await collect(subject.provider, requestFor(MODEL));
    expect(subject.fake.requests.filter(({ headers }) => headers.origin)).toEqual([]);
    const calls = asked(subject);
    expect(calls.findIndex((call) => call.startsWith("GET /ws"))).toBeLessThan(calls.indexOf("POST /prompt"));
  }));

test("an address inside the network is not called unless that is allowed", () =>
  withSubject({}, async (subject) => {
    const provider = createComfyUi({ baseURL: subject.fake.baseURL, allowPrivate: false });
    const error = await failureOf(collect(provider, requestFor(MODEL)));
    expect(error).toMatchObject({ code: "invalid_request", message: expect.stringContaining("private") });
    expect(subject.fake.requests).toEqual([]);
  }));
