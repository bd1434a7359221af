import { Graph, type GraphNode, isLink, withDependents } from "./graph.ts";
import { describeNode, explainGraph } from "./graph-words.ts";

/**
 * A graph with places for what a request says. A place is marked by `{{name}}`: in a text itself, or in the title of a
 * node, for the inputs that cannot hold text. Seeds, sizes of empty pictures and file names are found without a mark.
 */
export type Template = { graph: Graph; places: readonly Place[] };

type Place = { nodeId: string; input: string; name: string };

/** A graph that is no template, in words for whoever wrote it. */
export class TemplateError extends Error {}

/** Which input of a node a name in its title means: the first of these that it has. */
const INPUTS: Record<string, readonly string[]> = {
  prompt: ["text", "prompt", "string", "value"],
  negative: ["text", "negative_prompt", "string", "value"],
  seed: ["seed", "noise_seed", "value"],
  steps: ["steps", "value"],
  guidance: ["cfg", "guidance", "value"],
  strength: ["denoise", "strength", "value"],
  width: ["width", "value"],
  height: ["height", "value"],
  sampler: ["sampler_name"],
  schedule: ["scheduler"],
  checkpoint: ["ckpt_name"],
  source: ["image"],
  mask: ["image"],
};
/** Those that a person's own graph can have. */
const NAMES = Object.keys(INPUTS).filter((name) => name !== "checkpoint");
const REFERENCE = /^reference( \d+)?$/;
const MARK = /\{\{\s*([a-z]+(?: \d+)?)\s*\}\}/g;

/** @throws {TemplateError} when `value` is no graph, or one that nothing can be asked of */
export function parseTemplate(value: unknown): Template {
  const parsed = Graph.safeParse(value);
  if (!parsed.success) throw new TemplateError(explainGraph(value, parsed.error));
  const graph = parsed.data;
  assertConnected(graph);
  const marked = Object.entries(graph).flatMap(([nodeId, node]) => markedPlaces(nodeId, node));
  const found = Object.entries(graph)
    .flatMap(([nodeId, node]) => obviousPlaces(nodeId, node))
    .filter((place) => !marked.some(({ nodeId, input }) => nodeId === place.nodeId && input === place.input));
  const places = [...marked, ...found];
  if (!takes({ graph, places }, "prompt")) {
    throw new TemplateError("Nothing takes the prompt. Write {{prompt}} where it belongs.");
  }
  if (takes({ graph, places }, "mask") && !takes({ graph, places }, "source")) {
    throw new TemplateError("It takes a mask without a picture. Name the node of the picture {{source}}.");
  }
  return { graph, places };
}

/** ComfyUI would refuse it, but only once a picture is wanted. */
function assertConnected(graph: Graph): void {
  for (const [nodeId, node] of Object.entries(graph)) {
    for (const [input, value] of Object.entries(node.inputs)) {
      if (!isLink(value) || Object.hasOwn(graph, value[0])) continue;
      throw new TemplateError(
        `${describeNode(nodeId, node)}, ${input}: it comes from node ${value[0]}, which is not in the graph.`,
      );
    }
  }
}

export function takes({ places }: Template, name: string): boolean {
  return places.some((place) => place.name === name);
}

/** The names of the references, in the order in which pictures go to them. */
export function referenceNames({ places }: Template): string[] {
  const names = new Set(places.map(({ name }) => name).filter((name) => REFERENCE.test(name)));
  return [...names].toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** What the graph itself has in a marked place, where that is not the mark. */
export function ownValue({ graph, places }: Template, name: string): unknown {
  const values = places
    .filter((place) => place.name === name)
    .map(({ nodeId, input }) => graph[nodeId]?.inputs[input]);
  return values.find(
    (value) => typeof value === "number" || (typeof value === "string" && value.search(MARK) < 0),
  );
}

/** The graph with `values` in their places. A name without a value keeps what the graph has. */
export function fillTemplate(
  { graph, places }: Template,
  values: Record<string, string | number | undefined>,
): Graph {
  const filled = structuredClone(graph);
  for (const { nodeId, input, name } of places) {
    const node = filled[nodeId];
    const value = values[name];
    if (node && value !== undefined) node.inputs[input] = filledInput(node.inputs[input], name, value);
  }
  return filled;
}

/** The same graph once for each seed, with only what depends on the seed repeated; and the seed behind each node. */
export function repeatForSeeds(
  { places }: Template,
  graph: Graph,
  seeds: readonly number[],
): { graph: Graph; seedOf: Map<string, number> } {
  const seeded = places.filter(({ name }) => name === "seed");
  const varied = withDependents(
    graph,
    seeded.map(({ nodeId }) => nodeId),
  );
  const seedOf = new Map<string, number>();
  const repeated: Graph = {};
  for (const [index, seed] of seeds.entries()) {
    const rename = (id: string) => (index > 0 && varied.has(id) ? `${id}_${index}` : id);
    for (const [id, node] of Object.entries(graph)) {
      const copy = structuredClone(node);
      for (const place of seeded) if (place.nodeId === id) copy.inputs[place.input] = seed;
      for (const [input, value] of Object.entries(copy.inputs)) {
        if (isLink(value)) copy.inputs[input] = [rename(value[0]), value[1]];
      }
      if (index > 0 && !varied.has(id)) continue;
      repeated[rename(id)] = copy;
      if (varied.has(id)) seedOf.set(rename(id), seed);
    }
  }
  return { graph: repeated, seedOf };
}

function markedPlaces(nodeId: string, node: GraphNode): Place[] {
  const inText = Object.entries(node.inputs).flatMap(([input, value]) =>
    typeof value === "string"
      ? marksIn(value, `${describeNode(nodeId, node)}, ${input}`).map((name) => ({ nodeId, input, name }))
      : [],
  );
  const where = describeNode(nodeId, node);
  const inTitle = marksIn(node._meta?.title ?? "", `${where}, its title`).map((name) => ({
    nodeId,
    input: inputFor(node, name, where),
    name,
  }));
  return [...inText, ...inTitle];
}

function marksIn(text: string, where: string): string[] {
  return [...text.matchAll(MARK)].map(([mark, name = ""]) => {
    if (!INPUTS[name] && !REFERENCE.test(name)) {
      throw new TemplateError(
        `${where}: ${mark} means nothing. The names are ${NAMES.join(", ")} and reference.`,
      );
    }
    return name;
  });
}

function inputFor(node: GraphNode, name: string, where: string): string {
  const wanted = INPUTS[name] ?? ["image"];
  const input = wanted.find((one) => one in node.inputs && !isLink(node.inputs[one]));
  if (input) return input;
  throw new TemplateError(
    `${where}: it has nothing of its own to set for {{${name}}}, which needs ${wanted.join(" or ")}.`,
  );
}

function obviousPlaces(nodeId: string, { class_type: type, inputs }: GraphNode): Place[] {
  const names: Record<string, string> = {
    seed: "seed",
    noise_seed: "seed",
    ...(/^Empty\w*Latent/.test(type) && { width: "width", height: "height" }),
    ...(type === "SaveImage" && { filename_prefix: "prefix" }),
  };
  return Object.entries(names).flatMap(([input, name]) =>
    input in inputs && !isLink(inputs[input]) ? [{ nodeId, input, name }] : [],
  );
}

function filledInput(before: unknown, name: string, value: string | number): unknown {
  if (typeof before !== "string" || typeof value === "number") return value;
  const marks = before.match(MARK);
  if (!marks) return value;
  const own = new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`, "g");
  return before.replace(own, () => value);
}
