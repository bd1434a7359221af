import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { busy, rateLimited, wrongKey } from "#tests/fakes/black-forest-labs/refusals.ts";
import {
  type BlackForestLabsSubject,
  createSubject,
  modelById,
} from "#tests/fakes/black-forest-labs/subject.ts";
import { createBlackForestLabs } from "./black-forest-labs.ts";
import { ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";

const PRO = modelById("flux-2-pro");
const KLEIN = modelById("flux-2-klein-4b");
const SMALL = { width: 64, height: 64 };

let subject: BlackForestLabsSubject;
beforeEach(async () => {
  subject = await createSubject();
});
afterEach(() => subject.close());

const draw = (overrides: Partial<ProviderRequest> = {}, model = PRO) =>
  collect(subject.provider, requestFor(model, { ...overrides, params: { ...SMALL, ...overrides.params } }));
const doneOf = (events: readonly ProviderEvent[]) => events.find((event) => event.type === "done");
const submissionsOf = (events: readonly ProviderEvent[]) =>
  events.filter((event) => event.type === "submitted");
const ordered = () => subject.fake.orders().map(({ path, fields }) => ({ path, ...fields }));

describe("what is ordered", () => {
  test("is the person's own words, without the vendor's rewriting", async () => {
    await draw({}, PRO);
    await draw({ params: { steps: 20, guidance: 4 } }, modelById("flux-2-flex"));
    await draw({ params: { width: undefined, height: undefined } }, modelById("flux-kontext-pro"));
    expect(ordered()).toMatchObject([
      { path: "/v1/flux-2-pro", disable_pup: true, output_format: "png" },
      { path: "/v1/flux-2-flex", prompt_upsampling: false, steps: 20, guidance: 4 },
      { path: "/v1/flux-kontext-pro", prompt_upsampling: false },
    ]);
  });

  test("is a shape where the model knows no pixels", async () => {
    await draw({ params: { width: 1392, height: 752 } }, modelById("flux-kontext-max"));
    expect(ordered()).toMatchObject([{ aspect_ratio: "16:9" }]);
    expect(ordered()[0]).not.toHaveProperty("width");
  });

  test("has the source first and the references after it", async () => {
    const [source, one, two] = await Promise.all(
      [64, 96, 128].map((width) => sourcePicture({ width, height: 64 })),
    );
    if (!source || !one || !two) throw new Error("There are three.");
    await draw({ operation: "image-to-image", source, references: [one, two] });
    expect(ordered()).toMatchObject([
      {
        input_image: source.bytes.toString("base64"),
        input_image_2: one.bytes.toString("base64"),
        input_image_3: two.bytes.toString("base64"),
      },
    ]);
  });

  test("has a mask as one more picture, explained in the prompt, where the model takes none", async () => {
    const source = await sourcePicture(SMALL);
    const mask = await halfMask(SMALL, "left");
    await draw({ operation: "inpaint", prompt: "A red door", source, mask, references: [source] });
    const [order] = ordered();
    expect(order).toHaveProperty("input_image_3");
    expect(order).toHaveProperty(
      "prompt",
      expect.stringMatching(/^A red door\n\nImage 3 is a mask of image 1\./),
    );
  });

  test("is refused before it costs anything when the mask leaves no room for the references", async () => {
    const source = await sourcePicture(SMALL);
    const mask = await halfMask(SMALL, "left");
    const references = Array.from({ length: 3 }, () => source);
    const error = await failureOf(draw({ operation: "inpaint", source, mask, references }, KLEIN));
    expect(error).toMatchObject({ code: "invalid_request", charged: "no" });
    expect(subject.fake.requests).toEqual([]);
  });
});

describe("several pictures", () => {
  test("have seeds that count up, and cost what the vendor says of each", async () => {
    const events = await draw({ params: { count: 3, seed: 41 } });
    expect(outputsOf(events).map(({ seed }) => seed)).toEqual([41, 42, 43]);
    expect(doneOf(events)).toMatchObject({ costMicros: 90_000, warnings: [] });
  });

  test("start again at the lowest seed after the highest", async () => {
    const events = await draw({ params: { count: 2, seed: 2_147_483_647 } });
    expect(outputsOf(events).map(({ seed }) => seed)).toEqual([2_147_483_647, 0]);
  });

  test("that were made are kept when another one is held back", async () => {
    subject.fake.misbehave({ on: "look", kind: "state", status: "Content Moderated" });
    const events = await draw({ params: { count: 2 } });
    expect(outputsOf(events)).toHaveLength(1);
    expect(doneOf(events)).toMatchObject({
      warnings: [expect.stringMatching(/^One of 2 pictures is missing\./)],
    });
  });

  test("are not ordered any further once an order was refused", async () => {
    const run = subject.provider.generate(
      requestFor(PRO, { params: { ...SMALL, count: 4 } }),
      new AbortController().signal,
    );
    const events: ProviderEvent[] = [];
    for await (const event of run) {
      if (submissionsOf(events).length === 0)
        subject.fake.misbehave({ on: "order", kind: "refuse", refusal: rateLimited() });
      events.push(event);
    }
    expect(subject.fake.orders()).toHaveLength(2);
    expect(outputsOf(events)).toHaveLength(1);
    expect(doneOf(events)).toMatchObject({
      costMicros: 30_000,
      warnings: [expect.stringMatching(/^3 of 4 pictures are missing\./)],
    });
  });
});

describe("a job that was ordered", () => {
  test("is taken up again by its remote id without being bought again", async () => {
    const request = requestFor(PRO, { params: { ...SMALL, count: 2, seed: 5 } });
    const { signal } = new AbortController();
    const first = await collect(subject.provider, request);
    const remoteId = submissionsOf(first).at(-1)?.remoteId ?? "";
    const again: ProviderEvent[] = [];
    for await (const event of subject.provider.resume?.(remoteId, request, signal) ?? []) again.push(event);
    expect(subject.fake.orders()).toHaveLength(2);
    expect(outputsOf(again)).toEqual(outputsOf(first));
    expect(doneOf(again)).toEqual(doneOf(first));
  });

  test("is named before anything else happens, without the key", async () => {
    const events = await draw({ params: { count: 2 } });
    const names = submissionsOf(events).map(({ remoteId }) => JSON.parse(remoteId ?? "[]").length);
    expect(names).toEqual([1, 2]);
    expect(JSON.stringify(events)).not.toContain(subject.fake.apiKey);
  });

  test("that the vendor has forgotten is said to be lost", async () => {
    const remoteId = JSON.stringify([{ id: "gone", url: "", seed: 1, cost: 3 }]);
    const { signal } = new AbortController();
    const run = Array.fromAsync(subject.provider.resume?.(remoteId, requestFor(PRO), signal) ?? []);
    expect(await failureOf(run)).toMatchObject({ code: "unavailable", providerRequestId: "gone" });
  });

  test("is taken up without those of which nothing is known, and it is said that they may have been charged", async () => {
    const [first] = submissionsOf(await draw({ params: { count: 3 } }));
    const request = requestFor(PRO, { params: { ...SMALL, count: 3 } });
    const { signal } = new AbortController();
    const again = await Array.fromAsync(
      subject.provider.resume?.(first?.remoteId ?? "", request, signal) ?? [],
    );
    expect(outputsOf(again)).toHaveLength(1);
    const done = again.find((event) => event.type === "done");
    expect(done).toMatchObject({ costMicros: null });
    expect(done?.warnings).toEqual([
      expect.stringMatching(/^2 of 3 pictures are missing\. The server stopped/),
    ]);
  });

  test("cannot be taken up by a remote id that is no such thing", async () => {
    const { signal } = new AbortController();
    const run = Array.fromAsync(subject.provider.resume?.("?", requestFor(PRO), signal) ?? []);
    expect(await failureOf(run)).toMatchObject({ code: "unavailable", charged: "unknown" });
  });

  test("is asked for again while the vendor is busy or a connection breaks", async () => {
    subject.fake.misbehave(
      { on: "look", kind: "refuse", refusal: busy() },
      { on: "look", kind: "hang-up" },
      { on: "look", kind: "state", status: "Reasoning" },
      { on: "fetch", kind: "truncate" },
      { on: "fetch", kind: "expired" },
    );
    expect(outputsOf(await draw())).toHaveLength(1);
    expect(subject.fake.orders()).toHaveLength(1);
  });

  test("gives a sign of life for each time it is asked for", async () => {
    const pending = { on: "look", kind: "state", status: "Pending" } as const;
    subject.fake.misbehave(pending, pending, pending);
    const signs = (await draw()).filter((event) => event.type === "progress");
    expect(signs).toEqual(Array.from({ length: 3 }, () => ({ type: "progress", progress: null })));
  });

  test("stops being asked for at once when its time is over, with the reason of that", async () => {
    await subject.close();
    subject = await createSubject({ delayMs: 60_000 });
    const abort = new AbortController();
    const reason = new ProviderError("timeout", "Too slow.", { charged: "unknown" });
    const run = async () => {
      for await (const event of subject.provider.generate(requestFor(PRO, { params: SMALL }), abort.signal)) {
        if (event.type === "progress") abort.abort(reason);
      }
    };
    expect(await failureOf(run())).toBe(reason);
  });
});

describe("the key", () => {
  test.each([
    "https://bfl.ai.evil.test/v1/get_result?id=1",
    "https://evilbfl.ai/v1/get_result?id=1",
    "http://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "no address",
  ])("is never taken to %s, and the job is asked for at the address in the settings", async (url) => {
    subject.fake.misbehave({ on: "order", kind: "polling-url", url });
    expect(outputsOf(await draw())).toHaveLength(1);
  });

  test("is not shown to the store that the pictures are fetched from", async () => {
    await draw();
    const fetched = subject.fake.requests.filter(({ path }) => path.startsWith("/delivery/"));
    expect(fetched).toHaveLength(1);
    expect(fetched[0]?.headers).not.toHaveProperty("x-key");
  });

  test("does not show up in a refusal that repeats it", async () => {
    const detail = `The key ${subject.fake.apiKey} at ${subject.fake.baseURL} is not good.`;
    subject.fake.misbehave({ on: "order", kind: "refuse", refusal: { status: 400, body: { detail } } });
    const error = await failureOf(draw());
    expect(String(error)).not.toContain(subject.fake.apiKey);
    expect(String(error)).not.toContain("127.0.0.1");
  });

  test("is tried by asking what is left on the account", async () => {
    const { signal } = new AbortController();
    expect(await subject.provider.check?.(signal)).toBe(
      "Black Forest Labs accepts the key. The account has 250 credits left.",
    );
    const other = createBlackForestLabs({ ...subject.fake, apiKey: "wrong", allowPrivate: true });
    expect(await failureOf(other.check?.(signal) ?? Promise.resolve())).toMatchObject({ code: "auth" });
  });
});

test("an address inside is refused unless the operator allows it", async () => {
  const provider = createBlackForestLabs(subject.fake);
  const error = await failureOf(collect(provider, requestFor(PRO, { params: SMALL })));
  expect(error).toMatchObject({ code: "invalid_request", charged: "no" });
  expect(subject.fake.requests).toEqual([]);
});

test("a wrong key in the middle of the work loses no picture that was paid for", async () => {
  subject.fake.misbehave({ on: "look", kind: "refuse", refusal: wrongKey() });
  expect(outputsOf(await draw())).toHaveLength(1);
});
