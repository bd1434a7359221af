import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { decode, halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { collect, failureOf, outputsOf, requestFor } from "#tests/conformance/requests.ts";
import { describeProvider } from "#tests/conformance.ts";
import { type ComfyUiSubject, createSubject } from "#tests/fakes/comfyui/subject.ts";
import { builtInTemplate } from "./built-in.ts";
import type { Graph } from "./graph.ts";
import { graphModel } from "./models.ts";
import { parseTemplate } from "./template.ts";

const NO_SIGNAL = new AbortController().signal;
const SIZE = { width: 256, height: 192 };

/** A graph as somebody would export it: marks in titles, values of its own everywhere. */
function exported(changes: Graph = {}): Graph {
  const { graph } = builtInTemplate("text-to-image");
  const sampler = {
    ...graph["3"]?.inputs,
    seed: 1,
    steps: 3,
    cfg: 5,
    sampler_name: "heun",
    scheduler: "karras",
  };
  return {
    ...graph,
    "3": { class_type: "KSampler", inputs: sampler, _meta: { title: "{{steps}} {{sampler}}" } },
    "4": { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "sd_xl_base_1.0.safetensors" } },
    "5": { class_type: "EmptyLatentImage", inputs: { ...SIZE, batch_size: 1 } },
    "7": { class_type: "CLIPTextEncode", inputs: { text: "blurry", clip: ["4", 1] } },
    ...changes,
  };
}

function inpainting(): Graph {
  const { graph } = builtInTemplate("inpaint");
  const sampler = { ...exported()["3"]?.inputs, latent_image: ["13", 0], denoise: 0.9 };
  return {
    ...graph,
    ...exported(),
    "3": { class_type: "KSampler", inputs: sampler, _meta: { title: "{{strength}}" } },
    "10": { class_type: "LoadImage", inputs: { image: "example.png" }, _meta: { title: "{{source}}" } },
    "12": {
      class_type: "LoadImageMask",
      inputs: { image: "example.png", channel: "red" },
      _meta: { title: "{{mask}}" },
    },
    "5": { class_type: "PreviewImage", inputs: { images: ["8", 0] } },
  };
}

const SAMPLERS = { samplers: ["euler", "heun"], schedules: ["normal", "karras"] };
const MODEL = graphModel({ name: "mine", template: parseTemplate(exported()) }, SAMPLERS);

let folder = "";
let subject: ComfyUiSubject;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "graphs-"));
  subject = await createSubject({}, folder);
});
afterEach(async () => {
  await subject.close();
  await rm(folder, { recursive: true });
});

async function put(name: string, graph: unknown): Promise<void> {
  await writeFile(join(folder, name), JSON.stringify(graph));
}

async function discovered(): Promise<readonly ModelCapabilities[]> {
  return (await subject.provider.discover?.(NO_SIGNAL)) ?? [];
}

async function modelNamed(label: string): Promise<ModelCapabilities> {
  const model = (await discovered()).find((one) => one.label === label);
  if (!model) throw new Error(`No model ${label}.`);
  return model;
}

describeProvider("a graph of one's own in comfyui", {
  model: MODEL,
  create: async () => {
    await put("mine.json", exported());
    return createSubject({}, folder);
  },
});

test("the server's checkpoints and the graphs of the folder are the models", async () => {
  await put("mine.json", exported());
  expect((await discovered()).map(({ id, label }) => [id, label])).toEqual([
    ["sd_xl_base_1.0.safetensors", "sd_xl_base_1.0"],
    ["anime/v1-5-pruned.safetensors", "v1-5-pruned"],
    ["graph:mine", "mine"],
  ]);
});

test("old servers list their checkpoints and samplers in another way", async () => {
  const old = await createSubject({ old: true, checkpoints: ["one.safetensors"] });
  const [model] = (await old.provider.discover?.(NO_SIGNAL)) ?? [];
  await old.close();
  expect(model).toMatchObject({ id: "one.safetensors", scheduler: { default: "euler" } });
  expect(model?.scheduler?.values).toContain("dpmpp_2m karras");
});

test("a graph can do what its places let one choose, beginning with what it has", async () => {
  await put("mine.json", exported());
  expect(await modelNamed("mine")).toMatchObject({
    operations: ["text-to-image"],
    steps: { default: 3 },
    scheduler: { default: "heun" },
    seed: { min: 0 },
    mask: "none",
    negativePrompt: false,
  });
  const model = await modelNamed("mine");
  expect(model.size.presets[0]).toEqual(SIZE);
  expect(model.guidance).toBeUndefined();
  expect(model.scheduler?.values).not.toContain("heun karras");
});

test("a graph for inpainting gets picture and mask, and shows what it saved, not what it previewed", async () => {
  await put("repair.json", inpainting());
  const model = await modelNamed("repair");
  expect(model).toMatchObject({ operations: ["inpaint"], mask: "guided", strength: { default: 0.9 } });
  const source = await sourcePicture(SIZE);
  const mask = await halfMask(SIZE, "left");
  const params = { width: undefined, height: undefined, count: 2 };
  const request = requestFor(
    { ...model, size: { ...model.size, presets: [SIZE] } },
    { operation: "inpaint", source, mask, params },
  );
  const outputs = outputsOf(await collect(subject.provider, request));
  expect(outputs.map(({ seed }) => seed)).toEqual([7, 8]);
  expect(await decode(outputs[0]?.bytes ?? Buffer.alloc(0))).toMatchObject(SIZE);
});

test.each([{ old: false }, { old: true }])(
  "a picture that goes only over the socket is the result, not a preview, %o",
  async (options) => {
    const live = exported({ "9": { class_type: "SaveImageWebsocket", inputs: { images: ["8", 0] } } });
    await put("live.json", live);
    const other = await createSubject(options, folder);
    const request = requestFor(await modelNamed("live"), { params: { count: 2 } });
    const outputs = outputsOf(await collect(other.provider, request));
    await other.close();
    expect(outputs.map(({ seed }) => seed)).toEqual([7, 8]);
    expect((await decode(outputs[0]?.bytes ?? Buffer.alloc(0))).format).toBe("png");
  },
);

test("a graph that only previews gives what it previewed", async () => {
  await put("look.json", exported({ "9": { class_type: "PreviewImage", inputs: { images: ["8", 0] } } }));
  expect(outputsOf(await collect(subject.provider, requestFor(await modelNamed("look"))))).toHaveLength(1);
});

test("a name that another picture has at the server does no harm", async () => {
  await put("repair.json", inpainting());
  const source = await sourcePicture(SIZE);
  const request = requestFor(await modelNamed("repair"), {
    operation: "inpaint",
    source,
    mask: await halfMask(SIZE, "left"),
    params: SIZE,
  });
  const [first] = outputsOf(await collect(subject.provider, request));
  const names = subject.fake.inputs();
  const other = await createSubject({}, folder);
  for (const name of names) other.fake.addInput(name, Buffer.from("something else"));
  const [second] = outputsOf(await collect(other.provider, request));
  expect(other.fake.inputs()).toHaveLength(2 * names.length);
  await other.close();
  expect(first && second?.bytes.equals(first.bytes)).toBe(true);
});

test("a broken graph is left out, and the test of the server says why", async () => {
  await put("mine.json", exported());
  await put("broken.json", { nodes: [] });
  await put("open.json", builtInTemplate("text-to-image").graph);
  expect((await discovered()).map(({ label }) => label)).not.toContain("broken");
  const sentence = await subject.provider.check?.(NO_SIGNAL);
  expect(sentence).toContain("2 checkpoints and 1 graph of your own");
  expect(sentence).toContain("broken.json was left out");
  expect(sentence).toContain("open.json was left out");
});

test("a folder that is not there is said, and the checkpoints stay", async () => {
  const other = await createSubject({}, join(folder, "nowhere"));
  expect(await other.provider.discover?.(NO_SIGNAL)).toHaveLength(2);
  const sentence = await other.provider.check?.(NO_SIGNAL);
  await other.close();
  expect(sentence).toContain("COMFYUI_GRAPHS_DIR");
});

test("a graph that is gone, one that lacks a node and one that lacks a picture are said in words", async () => {
  await put("mine.json", exported());
  await put("odd.json", exported({ "30": { class_type: "FancyNode", inputs: {} } }));
  await put(
    "refer.json",
    exported({ "31": { class_type: "LoadImage", inputs: { image: "{{reference}}" } } }),
  );
  const [mine, odd, refer] = [await modelNamed("mine"), await modelNamed("odd"), await modelNamed("refer")];
  await rm(join(folder, "mine.json"));
  const messageOf = async (model: ModelCapabilities) =>
    failureOf(collect(subject.provider, requestFor(model)));
  expect(await messageOf(mine)).toMatchObject({ code: "unknown_model" });
  expect(await messageOf(odd)).toMatchObject({
    code: "invalid_request",
    message: "ComfyUI lacks a node that this graph needs: FancyNode.",
  });
  expect(await messageOf(refer)).toMatchObject({ message: expect.stringContaining("a reference picture") });
});

test("a checkpoint that is gone from the server is an unknown model", async () => {
  const [model] = await discovered();
  const request = requestFor({ ...(model ?? MODEL), id: "gone.safetensors" });
  expect(await failureOf(collect(subject.provider, request))).toMatchObject({ code: "unknown_model" });
});
