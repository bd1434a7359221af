import { expect, test } from "vitest";
import { z } from "zod";
import { createComfyUi } from "#lib/images/providers/comfyui.ts";
import { startFakeComfyUi } from "#tests/fakes/comfyui.ts";
import { builtInTemplate } from "./built-in.ts";
import { GRAPH_OPTIONS, readKeptGraphs } from "./options.ts";

const OPEN = builtInTemplate("text-to-image").graph;
const GRAPH = {
  ...OPEN,
  "4": { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "sd_xl_base_1.0.safetensors" } },
};
const KEPT = { graphs: [{ name: "mine", graph: GRAPH }] };

function refusalOf(given: object): Record<string, string> {
  try {
    GRAPH_OPTIONS.read({ ...given }, KEPT);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return Object.fromEntries(error.issues.map(({ path, message }) => [path.join("."), message]));
  }
  return {};
}

test("a graph that is given without its nodes stays as it is kept", () => {
  const given = { graphs: [{ name: "mine" }, { name: "other", graph: GRAPH }] };
  expect(GRAPH_OPTIONS.read(given, KEPT)).toEqual({
    graphs: [
      { name: "mine", graph: GRAPH },
      { name: "other", graph: GRAPH },
    ],
  });
  expect(GRAPH_OPTIONS.read({}, KEPT)).toEqual({ graphs: [] });
});

test.each([
  ["a graph that is not kept", [{ name: "gone" }], { "graphs.0": "no longer kept" }],
  ["two of one name", [{ name: "mine" }, { name: "mine" }], { "graphs.1": "Another graph is called mine" }],
  ["one that takes a checkpoint", [{ name: "open", graph: OPEN }], { "graphs.0": "{{checkpoint}}" }],
  ["a workflow", [{ name: "mine" }, { name: "saved", graph: { nodes: [] } }], { "graphs.1": "Export (API)" }],
  [
    "a sign that the database cannot keep",
    [{ name: "nul", graph: { ...GRAPH, "20": { class_type: "Note", inputs: { text: "a\0b" } } } }],
    { "graphs.0": "U+0000" },
  ],
  ["one without a name", [{ name: " ", graph: GRAPH }], { "graphs.0.name": "Give the graph a name" }],
])("%s is refused at its place", (_case, graphs, words) => {
  const refused = refusalOf({ graphs });
  expect(Object.keys(refused)).toEqual(Object.keys(words));
  for (const [path, sentence] of Object.entries(words)) expect(refused[path]).toContain(sentence);
});

test("the form is shown what a graph takes, not the graph", () => {
  const { graphs } = z.object({ graphs: z.array(z.unknown()) }).parse(GRAPH_OPTIONS.show(KEPT));
  expect(graphs).toEqual([
    {
      name: "mine",
      takes: expect.arrayContaining(["prompt", "negative", "steps", "guidance", "sampler", "seed", "width"]),
      problem: null,
    },
  ]);
  expect(JSON.stringify(graphs)).not.toContain("safetensors");
});

test("a kept graph that cannot be used any more is said, and the others stay", async () => {
  const kept = { graphs: [...KEPT.graphs, { name: "old", graph: { "1": { class_type: "Gone" } } }] };
  const fake = await startFakeComfyUi({});
  const graphs = readKeptGraphs(kept);
  const comfy = createComfyUi({ baseURL: fake.baseURL, allowPrivate: true, graphs });
  const models = await comfy.discover?.(new AbortController().signal);
  const sentence = await comfy.check?.(new AbortController().signal);
  await fake.close();
  expect(models?.map(({ id }) => id)).toContain("graph:mine");
  expect(models?.map(({ id }) => id)).not.toContain("graph:old");
  expect(sentence).toContain("1 graph of your own");
  expect(sentence).toContain("The graph old was left out: Node 1: its inputs is missing");
});
