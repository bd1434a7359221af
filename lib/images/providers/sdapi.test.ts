import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import { createSdapi } from "#lib/images/providers/sdapi.ts";
import { ProviderError, type ProviderEvent } from "#lib/images/providers/types.ts";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { createSubject, discovered, firstModel, type SdapiSubject } from "#tests/fakes/sdapi/subject.ts";
import type { FakeSdapiOptions } from "#tests/fakes/sdapi/types.ts";

const REASON = new Error("The person canceled.");
const open: SdapiSubject[] = [];

afterEach(async () => {
  for (const subject of open.splice(0)) await subject.close();
});

async function start(options?: FakeSdapiOptions): Promise<SdapiSubject> {
  const subject = await createSubject(options);
  open.push(subject);
  return subject;
}

/** Runs until an event of `type`, and cancels there. */
async function cancelAt(
  { provider }: SdapiSubject,
  model: Awaited<ReturnType<typeof firstModel>>,
  type: ProviderEvent["type"],
): Promise<unknown> {
  const abort = new AbortController();
  const run = async () => {
    for await (const event of provider.generate(requestFor(model), abort.signal)) {
      if (event.type === type) abort.abort(REASON);
    }
  };
  return failureOf(run());
}

describe("what is found", () => {
  test("are the checkpoints, the loaded one first, by names that stay", async () => {
    const models = await discovered("a1111");
    expect(models.map(({ id }) => id)).toEqual([
      "dreamshaper_8",
      "sd_xl_turbo_1.0_fp16",
      "v1-5-pruned-emaonly",
    ]);
  });

  test("is the loaded model where a server lists none", async () => {
    expect(await discovered("draw-things")).toMatchObject([{ id: "loaded", label: "dreamshaper_8" }]);
  });

  test.each([
    ["a1111", true, "best effort"],
    ["forge", true, "best effort"],
    ["sdnext", true, "best effort"],
    ["sd-server", false, "impossible"],
    ["koboldcpp", false, "impossible"],
    ["draw-things", false, "impossible"],
  ] as const)("%s: progress and previews %s, cancel %s", async (software, progress, cancel) => {
    const model = await firstModel(software);
    expect(model).toMatchObject({ progress, previews: progress, cancel });
    expect(Boolean(model.notice)).toBe(!progress);
  });

  test("a web server without the API is named as such", async () => {
    const { fake } = await start();
    const provider = createSdapi({ baseURL: `${fake.baseURL}/elsewhere`, allowPrivate: true });
    expect(await failureOf(Promise.resolve(provider.discover?.(AbortSignal.timeout(5000))))).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("--api"),
    });
  });

  test("is said in words when the server is tried", async () => {
    const { provider } = await start();
    expect(await provider.check?.(AbortSignal.timeout(5000))).toBe("The server answers, with 3 checkpoints.");
  });
});

describe("what is sent", () => {
  test("names seed, checkpoint, sampler and schedule", async () => {
    const { provider, fake } = await start();
    const model = await firstModel("a1111");
    const params = { seed: 77, scheduler: "DPM++ 2M · Karras", steps: 9, guidance: 4 };
    await collect(provider, requestFor(model, { negativePrompt: "blur", params }));
    expect(fake.orders()).toMatchObject([
      {
        seed: 77,
        sampler_name: "DPM++ 2M",
        scheduler: "Karras",
        steps: 9,
        cfg_scale: 4,
        negative_prompt: "blur",
        override_settings: { sd_model_checkpoint: "dreamshaper_8" },
      },
    ]);
  });

  test("is a mask without alpha, in the size of the result, over the whole picture", async () => {
    const { provider, fake } = await start({ software: "sd-server" });
    const source = await sourcePicture({ width: 1003, height: 700 });
    const mask = await halfMask(source, "left");
    const request = requestFor(await firstModel("sd-server"), { operation: "inpaint", source, mask });
    const { width, height, ...params } = request.params;
    const [output] = outputsOf(await collect(provider, { ...request, params }));
    const [order] = fake.orders();
    const sent = Buffer.from(String(order?.mask), "base64");
    const size = { width: 1000, height: 704 };
    expect(order).toMatchObject({ ...size, inpaint_full_res: false, inpainting_mask_invert: 0 });
    expect(await sharp(sent).metadata()).toMatchObject({ ...size, hasAlpha: false, channels: 1 });
    expect(await sharp(output?.bytes).metadata()).toMatchObject(size);
  });

  test("is nothing for a checkpoint that is gone", async () => {
    const { provider, fake } = await start({ checkpoints: ["another"] });
    const error = await failureOf(collect(provider, requestFor(await firstModel("a1111"))));
    expect(error).toMatchObject({ code: "unknown_model", charged: "no" });
    expect(fake.orders()).toEqual([]);
  });

  test("is nothing to an address that may not be called", async () => {
    const { fake } = await start();
    const provider = createSdapi({ baseURL: fake.baseURL, allowPrivate: false });
    const error = await failureOf(collect(provider, requestFor(await firstModel("a1111"))));
    expect(error).toMatchObject({ code: "invalid_request" });
    expect(fake.requests).toEqual([]);
  });

  test("carries name and password, which never show up in a message", async () => {
    const { provider, fake } = await start({ auth: "anna:geheim" });
    const model = await firstModel("a1111");
    expect(outputsOf(await collect(provider, requestFor(model)))).toHaveLength(1);
    const stranger = createSdapi({
      baseURL: fake.baseURL,
      username: "anna",
      password: "wrong!",
      allowPrivate: true,
    });
    const error = await failureOf(collect(stranger, requestFor(model)));
    expect(error).toMatchObject({ code: "auth" });
    fake.misbehave({
      kind: "refuse",
      refusal: { status: 400, body: { error: `No geheim at ${fake.baseURL}` } },
    });
    const quoted = await failureOf(collect(provider, requestFor(model)));
    expect(String(quoted)).toContain("refused the request");
    expect(String(quoted)).not.toMatch(/geheim|127\.0\.0\.1/);
  });
});

describe("canceling", () => {
  test("interrupts the task while it is being drawn, and takes no half picture", async () => {
    const subject = await start();
    subject.fake.misbehave({ kind: "stall" });
    expect(await cancelAt(subject, await firstModel("a1111"), "preview")).toBe(REASON);
    const { force_task_id: taskId } = subject.fake.orders()[0] ?? {};
    await expect.poll(() => subject.fake.queue.interrupted).toEqual([taskId]);
  });

  test("leaves alone what another client has drawn, and stops the own task at its turn", async () => {
    const subject = await start();
    subject.fake.occupy();
    subject.fake.misbehave({ kind: "stall" });
    expect(await cancelAt(subject, await firstModel("a1111"), "queued")).toBe(REASON);
    expect(subject.fake.queue.interrupted).toEqual([]);
    subject.fake.queue.interrupt();
    const { force_task_id: taskId } = subject.fake.orders()[0] ?? {};
    await expect
      .poll(() => subject.fake.queue.interrupted, { timeout: 5000 })
      .toEqual(["task(other)", taskId]);
  });

  test("interrupts a server that knows no tasks only where it was idle before", async () => {
    const model = await firstModel("sdnext");
    const [idle, busy] = [await start({ software: "sdnext" }), await start({ software: "sdnext" })];
    busy.fake.occupy();
    for (const { fake } of [idle, busy]) fake.misbehave({ kind: "stall" });
    expect(await cancelAt(idle, model, "preview")).toBe(REASON);
    await expect.poll(() => idle.fake.queue.interrupted).toEqual([null]);
    expect(await cancelAt(busy, model, "submitted")).toBe(REASON);
    const asked = () => busy.fake.requests.filter(({ path }) => path.endsWith("/progress")).length;
    await expect.poll(asked, { timeout: 5000 }).toBeGreaterThan(4);
    expect(busy.fake.queue.interrupted).toEqual([]);
  });

  test("asks nothing of a server that cannot be stopped", async () => {
    const { provider, fake } = await start({ software: "sd-server" });
    fake.misbehave({ kind: "stall" });
    const abort = new AbortController();
    const run = failureOf(collect(provider, requestFor(await firstModel("sd-server")), abort.signal));
    await expect.poll(() => fake.orders()).toHaveLength(1);
    abort.abort(REASON);
    expect(await run).toBe(REASON);
    await expect.poll(() => fake.requests.find(({ path }) => path.endsWith("2img"))?.abandoned).toBe(true);
    expect(fake.requests.map(({ path }) => path)).not.toContain("/sdapi/v1/interrupt");
  });
});

describe("while it draws", () => {
  test("a place in the server's queue is told once", async () => {
    const { provider, fake } = await start();
    fake.occupy();
    const events: ProviderEvent[] = [];
    for await (const event of provider.generate(
      requestFor(await firstModel("a1111")),
      AbortSignal.timeout(9000),
    )) {
      events.push(event);
      if (event.type === "queued") setTimeout(() => fake.queue.interrupt(), 800);
    }
    expect(events.filter(({ type }) => type === "queued")).toEqual([{ type: "queued", position: 1 }]);
    expect(outputsOf(events)).toHaveLength(1);
  });

  test("another client's picture is never shown as a preview", async () => {
    const { provider, fake } = await start({ software: "sdnext" });
    fake.occupy();
    const types: string[] = [];
    for await (const event of provider.generate(
      requestFor(await firstModel("sdnext")),
      AbortSignal.timeout(9000),
    )) {
      types.push(event.type);
      if (event.type === "submitted") setTimeout(() => fake.queue.interrupt(), 1200);
    }
    expect(types).toEqual(["submitted", "output", "done"]);
  });

  test("a task that the server has lost from sight still gives its picture", async () => {
    const { provider, fake } = await start();
    fake.misbehave({ kind: "lose-task" });
    expect(outputsOf(await collect(provider, requestFor(await firstModel("a1111"))))).toHaveLength(1);
  });

  test("a picture that somebody else stopped is kept and called half done", async () => {
    const { provider, fake } = await start();
    fake.misbehave({ kind: "stall" });
    const events: ProviderEvent[] = [];
    for await (const event of provider.generate(
      requestFor(await firstModel("a1111")),
      AbortSignal.timeout(9000),
    )) {
      events.push(event);
      if (event.type === "preview") fake.queue.interrupt();
    }
    expect(outputsOf(events)).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ warnings: [expect.stringContaining("half done")] });
  });

  test("pictures that came before a failure are kept, with a word about the others", async () => {
    const { provider, fake } = await start({ software: "sd-server" });
    fake.misbehave({ kind: "other-size" }, { kind: "hang-up" });
    const events = await collect(
      provider,
      requestFor(await firstModel("sd-server"), { params: { count: 3 } }),
    );
    expect(outputsOf(events)).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: "done", warnings: [expect.stringMatching(/^Only 1 of 3/)] });
    expect(fake.orders()).toHaveLength(2);
  });
});

test("every failure is one that the person can read", async () => {
  const { provider, fake } = await start();
  fake.misbehave({ kind: "refuse", refusal: { status: 500, body: { errors: "/home/anna/models/x.ckpt" } } });
  const error = await failureOf(collect(provider, requestFor(await firstModel("a1111"))));
  expect(error).toBeInstanceOf(ProviderError);
  expect(String(error)).not.toContain("anna");
});
