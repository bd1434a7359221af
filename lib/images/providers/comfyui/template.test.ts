import { expect, test } from "vitest";
import type { Graph } from "./graph.ts";
import { fillTemplate, ownValue, parseTemplate, referenceNames, repeatForSeeds, takes } from "./template.ts";

/** As exported: one text is marked, one node has marks in its title, the rest is found. */
const EXPORTED: Graph = {
  "4": { class_type: "UNETLoader", inputs: { unet_name: "flux1-dev.safetensors", weight_dtype: "default" } },
  "5": { class_type: "EmptySD3LatentImage", inputs: { width: 832, height: 1216, batch_size: 1 } },
  "6": { class_type: "CLIPTextEncode", inputs: { text: "{{prompt}}, film grain", clip: ["4", 1] } },
  "17": {
    class_type: "KSampler",
    inputs: {
      seed: 156_680_208_700_286,
      steps: 28,
      cfg: 1,
      model: ["4", 0],
      latent_image: ["5", 0],
      positive: ["6", 0],
    },
    _meta: { title: "KSampler {{steps}} {{ guidance }}" },
  },
  "8": { class_type: "VAEDecode", inputs: { samples: ["17", 0], vae: ["4", 2] } },
  "9": { class_type: "SaveImage", inputs: { filename_prefix: "mine", images: ["8", 0] } },
};

function inputsOf(graph: Graph, id: string): Record<string, unknown> {
  return graph[id]?.inputs ?? {};
}

test("marks are found in texts and titles, and seeds, sizes and file names without any", () => {
  const template = parseTemplate(EXPORTED);
  const names = ["prompt", "steps", "guidance", "seed", "width", "height", "prefix"];
  expect(names.filter((name) => takes(template, name))).toEqual(names);
  expect(takes(template, "negative")).toBe(false);
  expect([ownValue(template, "steps"), ownValue(template, "width"), ownValue(template, "prompt")]).toEqual([
    28,
    832,
    undefined,
  ]);
});

test("values go to their places, as the text they are, and the rest stays", () => {
  const filled = fillTemplate(parseTemplate(EXPORTED), {
    prompt: '$& {{steps}} a "fox"',
    steps: 12,
    width: 1024,
  });
  expect(inputsOf(filled, "6").text).toBe('$& {{steps}} a "fox", film grain');
  expect(inputsOf(filled, "17")).toMatchObject({ steps: 12, cfg: 1 });
  expect(inputsOf(filled, "5")).toMatchObject({ width: 1024, height: 1216 });
  expect(inputsOf(EXPORTED, "17").steps).toBe(28);
});

test("several seeds repeat only what depends on the seed", () => {
  const template = parseTemplate(EXPORTED);
  const { graph, seedOf } = repeatForSeeds(template, EXPORTED, [5, 6, 7]);
  expect(Object.keys(graph).toSorted()).toEqual(
    ["17", "17_1", "17_2", "4", "5", "6", "8", "8_1", "8_2", "9", "9_1", "9_2"].toSorted(),
  );
  expect(["17", "17_1", "17_2"].map((id) => inputsOf(graph, id).seed)).toEqual([5, 6, 7]);
  expect(inputsOf(graph, "8_1")).toEqual({ samples: ["17_1", 0], vae: ["4", 2] });
  expect([seedOf.get("9"), seedOf.get("9_2"), seedOf.get("4")]).toEqual([5, 7, undefined]);
});

test("references are taken in the order of their numbers", () => {
  const load = (name: string) => ({
    class_type: "LoadImage",
    inputs: { image: "a.png" },
    _meta: { title: name },
  });
  const template = parseTemplate({
    ...EXPORTED,
    "20": load("{{reference 10}}"),
    "21": load("{{reference 2}}"),
    "22": load("{{source}}"),
  });
  expect(referenceNames(template)).toEqual(["reference 2", "reference 10"]);
  expect(inputsOf(fillTemplate(template, { source: "me.png" }), "22").image).toBe("me.png");
});

test.each<[string, unknown, string]>([
  ["a workflow that was only saved", { nodes: [], links: [] }, "Export (API)"],
  ["a list", [], "Export (API)"],
  ["a graph that takes no prompt", { "1": { class_type: "VAEDecode", inputs: {} } }, "{{prompt}}"],
  [
    "a mark that means nothing",
    { "1": { class_type: "CLIPTextEncode", inputs: { text: "{{promt}}" } } },
    "Node 1 (CLIPTextEncode), text: {{promt}} means nothing",
  ],
  [
    "a mark on a node that has nothing to set",
    {
      ...EXPORTED,
      "2": { class_type: "VAEDecode", inputs: { samples: ["17", 0] }, _meta: { title: "{{steps}}" } },
    },
    "Node 2 (VAEDecode, “{{steps}}”): it has nothing of its own to set for {{steps}}",
  ],
  [
    "a node that comes from nowhere",
    { ...EXPORTED, "2": { class_type: "VAEDecode", inputs: { samples: ["99", 0] } } },
    "Node 2 (VAEDecode), samples: it comes from node 99, which is not in the graph",
  ],
  [
    "a node without a kind",
    { ...EXPORTED, "2": { inputs: {} } },
    "Node 2: its class_type is missing or not right",
  ],
  ["a node that is none", { ...EXPORTED, "2": "KSampler" }, "Node 2: it is no node"],
  [
    "a mask without a source",
    { ...EXPORTED, "2": { class_type: "LoadImageMask", inputs: { image: "{{mask}}", channel: "red" } } },
    "{{source}}",
  ],
])("%s is refused with what to do about it", (_name, value, words) => {
  expect(() => parseTemplate(value)).toThrow(words);
});
