import { randomUUID } from "node:crypto";
import { once } from "node:events";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeComfyUi, startFakeComfyUi } from "#tests/fakes/comfyui.ts";

/** As ComfyUI's "Export (API)" saves its first example, but small. */
const GRAPH = {
  3: {
    class_type: "KSampler",
    inputs: {
      cfg: 8,
      denoise: 1,
      latent_image: ["5", 0],
      model: ["4", 0],
      negative: ["7", 0],
      positive: ["6", 0],
      sampler_name: "euler",
      scheduler: "normal",
      seed: 8566257,
      steps: 3,
    },
  },
  4: { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "sd_xl_base_1.0.safetensors" } },
  5: { class_type: "EmptyLatentImage", inputs: { batch_size: 1, height: 64, width: 64 } },
  6: { class_type: "CLIPTextEncode", inputs: { clip: ["4", 1], text: "a red kite" } },
  7: { class_type: "CLIPTextEncode", inputs: { clip: ["4", 1], text: "bad hands" } },
  8: { class_type: "VAEDecode", inputs: { samples: ["3", 0], vae: ["4", 2] } },
  9: { class_type: "SaveImage", inputs: { filename_prefix: "ComfyUI", images: ["8", 0] } },
};

let fake: FakeComfyUi;
beforeAll(async () => {
  fake = await startFakeComfyUi();
});
afterAll(() => fake.close());

/** Puts a graph into the queue and listens with Node's own WebSocket until it ran. @returns what was said */
async function run(prompt: object) {
  const clientId = randomUUID();
  const socket = new WebSocket(`${fake.baseURL.replace("http", "ws")}/ws?clientId=${clientId}`);
  const said: { type: string; data: Record<string, unknown> }[] = [];
  const done = Promise.withResolvers<void>();
  socket.addEventListener("message", ({ data }) => {
    if (typeof data !== "string") return;
    const message = JSON.parse(data);
    said.push(message);
    if (message.type === "executing" && message.data.node === null) done.resolve();
  });
  await once(socket, "open");
  const answer = await post("prompt", { prompt, client_id: clientId });
  if (answer.status === 200) await done.promise;
  socket.close();
  return { answer: await answer.json(), status: answer.status, said };
}

function post(path: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(`${fake.baseURL}/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

test("a client that ComfyUI's examples describe gets progress and the picture", async () => {
  const { answer, said } = await run(GRAPH);
  const id = answer.prompt_id;
  const progress = said.filter(({ type }) => type === "progress").map(({ data }) => data.value);
  expect(progress).toEqual([1, 2, 3]);
  const history = await (await fetch(`${fake.baseURL}/history/${id}`)).json();
  const [file] = history[id].outputs[9].images;
  const picture = await fetch(`${fake.baseURL}/view?${new URLSearchParams(file)}`);
  const { width, height, format } = await sharp(await picture.arrayBuffer()).metadata();
  expect([width, height, format]).toEqual([64, 64, "png"]);
});

test("a graph that cannot run is refused by the node that is wrong", async () => {
  const wrong = { ...GRAPH, 4: { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "gone" } } };
  const { status, answer } = await run(wrong);
  expect(status).toBe(400);
  expect(answer).toMatchObject({
    error: { type: "prompt_outputs_failed_validation" },
    node_errors: { 4: { errors: [{ type: "value_not_in_list" }] } },
  });
});
