import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { type Graph, isLink } from "#lib/images/providers/comfyui/graph.ts";
import type { Paint } from "#tests/fakes/paint.ts";
import {
  type Channel,
  emptyLatent,
  encode,
  type Latent,
  plainPng,
  type Raster,
  readMask,
  readRaster,
  sample,
  savedPng,
} from "./drawing.ts";

type SavedFile = { filename: string; subfolder: string; type: string };
type NodeUi = { images: SavedFile[] };

/** What a running graph reaches. */
export type Host = {
  inputs: ReadonlyMap<string, Buffer>;
  /** By type, folder and name. */
  files: Map<string, Buffer>;
  /** Results of nodes by what went into them. */
  memory: Map<string, { values: unknown[]; ui: NodeUi | null }>;
  stepMs: number;
  paint?: Paint | undefined;
  tell: (type: string, data: Record<string, unknown>) => void;
  progress: (node: string, value: number, max: number, picture: Raster) => Promise<void>;
  /** A PNG that goes to the socket instead of a file. */
  sendPicture: (node: string, png: Buffer) => void;
};

/** Runs what a graph's output nodes need, one node after the other. @returns what the output nodes say */
export async function execute(
  graph: Graph,
  outputs: readonly string[],
  host: Host,
): Promise<Record<string, NodeUi>> {
  const signatures = new Map<string, string>();
  const order = orderOf(graph, outputs);
  for (const id of order) signatures.set(id, signatureOf(graph, id, signatures, host));
  const cached = order.filter((id) => host.memory.has(signatures.get(id) ?? ""));
  host.tell("execution_cached", { nodes: cached });
  const said: Record<string, NodeUi> = {};
  for (const id of order) {
    const signature = signatures.get(id) ?? "";
    if (!host.memory.has(signature)) {
      host.tell("executing", { node: id, display_node: id });
      host.memory.set(signature, await runNode(graph, id, signatures, host));
    }
    const ui = host.memory.get(signature)?.ui;
    if (!ui) continue;
    said[id] = ui;
    host.tell("executed", { node: id, display_node: id, output: ui });
  }
  return said;
}

function orderOf(graph: Graph, outputs: readonly string[]): string[] {
  const order = new Set<string>();
  const visit = (id: string) => {
    for (const value of Object.values(graph[id]?.inputs ?? {}))
      if (isLink(value) && !order.has(value[0])) visit(value[0]);
    order.add(id);
  };
  for (const id of outputs) visit(id);
  return [...order];
}

/** Two nodes with the same one give the same: class, literals, files, and the same of all that they link to. */
function signatureOf(graph: Graph, id: string, known: ReadonlyMap<string, string>, host: Host): string {
  const node = graph[id];
  const inputs = Object.entries(node?.inputs ?? {}).map(([name, value]) => {
    if (isLink(value)) return [name, known.get(value[0]), value[1]];
    return [name, value, host.inputs.get(String(value))?.length];
  });
  return JSON.stringify([node?.class_type, inputs]);
}

async function runNode(graph: Graph, id: string, signatures: ReadonlyMap<string, string>, host: Host) {
  const node = graph[id];
  const input = (name: string): unknown => {
    const value = node?.inputs[name];
    if (!isLink(value)) return value;
    return host.memory.get(signatures.get(value[0]) ?? "")?.values[value[1]];
  };
  const run = RUNNERS[node?.class_type ?? ""];
  if (!run) throw new Error(`The fake cannot run ${node?.class_type}.`);
  const result = await run(input, { id, graph, host });
  return Array.isArray(result) ? { values: result, ui: null } : { values: [], ui: result };
}

type Runner = (
  input: (name: string) => unknown,
  context: { id: string; graph: Graph; host: Host },
) => Promise<unknown[] | NodeUi>;

/** The links were checked, so each input is what its type says. */
const RUNNERS: Record<string, Runner> = {
  CheckpointLoaderSimple: async (input) => [input("ckpt_name"), input("ckpt_name"), input("ckpt_name")],
  CLIPTextEncode: async (input) => [`${input("clip")}: ${input("text")}`],
  EmptyLatentImage: async (input) => [emptyLatent(Number(input("width")), Number(input("height")))],
  LoadImage: async (input, { host }) => {
    const file = fileOf(host, input("image"));
    return [await readRaster(file), await readMask(file, "alpha")];
  },
  LoadImageMask: async (input, { host }) => [
    await readMask(fileOf(host, input("image")), input("channel") as Channel),
  ],
  VAEEncode: async (input) => [await encode(input("pixels") as Raster)],
  VAEDecode: async (input) => [input("samples")],
  SetLatentNoiseMask: async (input) => {
    const [latent, mask] = [input("samples") as Latent, input("mask") as Raster];
    const { width, height } = latent;
    const fitted = await sharp(mask.data, { raw: { width: mask.width, height: mask.height, channels: 1 } })
      .resize(width, height, { fit: "fill" })
      .extractChannel(0)
      .raw()
      .toBuffer();
    return [{ ...latent, mask: fitted }];
  },
  KSampler: async (input, { id, host }) => {
    const [latent, steps] = [input("latent_image") as Latent, Number(input("steps"))];
    const words = JSON.stringify(
      ["positive", "negative", "cfg", "sampler_name", "scheduler", "steps"].map(input),
    );
    const result = await sample(latent, words, Number(input("seed")), Number(input("denoise")));
    for (let step = 1; step <= steps; step += 1) {
      await wait(host.stepMs);
      await host.progress(id, step, steps, result);
    }
    return [result];
  },
  SaveImage: async (input, { graph, host }) => save(input, host, "output", graph),
  PreviewImage: async (input, { graph, host }) => save(input, host, "temp", graph),
  SaveImageWebsocket: async (input, { id, host }) => {
    host.sendPicture(id, await plainPng(input("images") as Raster));
    return { images: [] };
  },
};

async function save(
  input: (name: string) => unknown,
  host: Host,
  type: string,
  graph: Graph,
): Promise<NodeUi> {
  const parts = String(input("filename_prefix") ?? "ComfyUI").split("/");
  const subfolder = parts.slice(0, -1).join("/");
  const number = String(host.files.size + 1).padStart(5, "0");
  const filename = `${parts.at(-1)}_${number}_.png`;
  host.files.set(
    fileKey({ filename, subfolder, type }),
    (await host.paint?.()) ?? (await savedPng(input("images") as Raster, graph)),
  );
  return { images: [{ filename, subfolder, type }] };
}

export function fileKey({ filename, subfolder, type }: SavedFile): string {
  return [type, subfolder, filename].join("|");
}

function fileOf(host: Host, name: unknown): Buffer {
  const file = host.inputs.get(String(name));
  if (!file) throw new Error(`No input ${name}.`);
  return file;
}
