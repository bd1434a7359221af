import Replicate from "replicate";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeReplicate, startFakeReplicate } from "#tests/fakes/replicate.ts";

const MODEL = "black-forest-labs/flux-schnell";
const input = { prompt: "A red kite", seed: 7, output_format: "png" };

let fake: FakeReplicate;
beforeAll(async () => {
  fake = await startFakeReplicate();
});
afterAll(() => fake.close());

function client(auth = fake.apiKey) {
  return new Replicate({ auth, baseUrl: `${fake.baseURL}/v1`, useFileOutput: false });
}

test("Replicate's own client gets a picture", async () => {
  const output = await client().run(MODEL, { input, wait: { mode: "poll", interval: 1 } });
  expect(output).toEqual([expect.any(String)]);
  const picture = await fetch(String(Object(output)[0]));
  const { width, height, format } = await sharp(await picture.arrayBuffer()).metadata();
  expect([width, height, format]).toEqual([1024, 1024, "png"]);
});

test("Replicate's own client cancels a prediction", async () => {
  fake.misbehave({ kind: "stay", status: "processing" });
  const { id } = await client().predictions.create({ model: MODEL, input });
  expect(await client().predictions.cancel(id)).toMatchObject({ id, status: "canceled" });
});

test("Replicate's own client is told what is wrong", async () => {
  const steps = { ...input, num_inference_steps: 99 };
  const wrong = client().predictions.create({ model: MODEL, input: steps });
  await expect(wrong).rejects.toThrow("422");
  await expect(client("r8_wrong").predictions.create({ model: MODEL, input })).rejects.toThrow("401");
});
