import { createFalClient } from "@fal-ai/client";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeFal, startFakeFal } from "#tests/fakes/fal.ts";

/** Where fal's own client believes the queue to be. */
const QUEUE = "https://queue.fal.run";
const ENDPOINT = "fal-ai/flux/schnell";
const input = { prompt: "A red kite", seed: 7, image_size: { width: 512, height: 512 } };

let fake: FakeFal;
beforeAll(async () => {
  fake = await startFakeFal();
});
afterAll(() => fake.close());

function client() {
  return createFalClient({
    credentials: fake.apiKey,
    fetch: (url, init) => fetch(String(url).replace(QUEUE, fake.baseURL), init),
  });
}

test("fal's own client gets a picture", async () => {
  const states: string[] = [];
  const { data } = await client().subscribe(ENDPOINT, {
    input,
    pollInterval: 1,
    onQueueUpdate: ({ status }) => void states.push(status),
  });
  expect(new Set(states)).toEqual(new Set(["IN_QUEUE", "IN_PROGRESS", "COMPLETED"]));
  expect(data.seed).toBe(7);
  const picture = await fetch(data.images[0]?.url ?? "");
  const { width, height } = await sharp(await picture.arrayBuffer()).metadata();
  expect([width, height]).toEqual([512, 512]);
});

test("fal's own client cancels what waits", async () => {
  fake.misbehave({ kind: "stay", state: "IN_QUEUE" });
  const { request_id: requestId } = await client().queue.submit(ENDPOINT, { input });
  await client().queue.cancel(ENDPOINT, { requestId });
  expect(fake.jobs.at(-1)).toMatchObject({ id: requestId, canceled: true });
});

test("fal's own client is told which field is wrong", async () => {
  const wrong = client().subscribe(ENDPOINT, {
    input: { ...input, num_inference_steps: 99 },
    pollInterval: 1,
  });
  await expect(wrong).rejects.toMatchObject({
    status: 422,
    body: { detail: [{ loc: ["body", "num_inference_steps"] }] },
  });
});
