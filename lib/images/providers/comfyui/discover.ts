import { z } from "zod";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { checkpointModel, graphModel, type Samplers } from "./models.ts";
import type { OwnGraphs } from "./own-graphs.ts";
import { type ComfyServer, callJson } from "./server.ts";

/** A choice is a list of its values first, or since 2025 the word COMBO and the list among its options. */
const Options = z.union([
  z.tuple([z.array(z.string())], z.unknown()).transform(([values]) => values),
  z
    .tuple([z.literal("COMBO"), z.looseObject({ options: z.array(z.string()) })], z.unknown())
    .transform(([, { options }]) => options),
]);

/** Everything that can be drawn with now: the server's checkpoints, then graphs of one's own. */
export async function discover(
  server: ComfyServer,
  { graphs }: OwnGraphs,
  signal: AbortSignal,
): Promise<ModelCapabilities[]> {
  const [checkpoints, samplers] = await Promise.all([
    listCheckpoints(server, signal),
    listSamplers(server, signal),
  ]);
  return [
    ...checkpoints.map((name) => checkpointModel(name, samplers)),
    ...graphs.map((graph) => graphModel(graph, samplers)),
  ];
}

/** @returns a sentence about what is there @throws {ProviderError} */
export async function check(
  server: ComfyServer,
  { graphs, problems }: OwnGraphs,
  signal: AbortSignal,
): Promise<string> {
  const checkpoints = await listCheckpoints(server, signal);
  const found = `${amount(checkpoints.length, "checkpoint")} and ${amount(graphs.length, "graph")} of your own`;
  return [`ComfyUI answers, with ${found}.`, ...problems].join(" ");
}

async function listCheckpoints(server: ComfyServer, signal: AbortSignal): Promise<string[]> {
  return optionsOf(await inputsOf(server, "CheckpointLoaderSimple", signal), "ckpt_name");
}

async function listSamplers(server: ComfyServer, signal: AbortSignal): Promise<Samplers> {
  const inputs = await inputsOf(server, "KSampler", signal);
  return { samplers: optionsOf(inputs, "sampler_name"), schedules: optionsOf(inputs, "scheduler") };
}

/** Of one kind of node: with many extensions the description of all is megabytes. */
async function inputsOf(
  server: ComfyServer,
  node: string,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const Info = z.object({
    [node]: z.looseObject({ input: z.looseObject({ required: z.record(z.string(), z.unknown()) }) }),
  });
  const info = Info.safeParse(await callJson(server, `object_info/${node}`, {}, signal)).data;
  return info?.[node]?.input.required ?? {};
}

function optionsOf(inputs: Record<string, unknown>, name: string): string[] {
  return Options.safeParse(inputs[name]).data ?? [];
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
