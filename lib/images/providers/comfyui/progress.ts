import type { Graph } from "./graph.ts";
import type { Message } from "./messages.ts";

/** Sampling takes nearly all the time; every other node counts as much as one twentieth of it. */
const SAMPLER_WEIGHT = 20;

/** How much of a graph is done, 0 to 1, from what is said of its nodes. It never goes back. */
export function trackProgress(graph: Graph): (message: Message) => number {
  const weights = new Map(Object.entries(graph).map(([id, node]) => [id, weightOf(node.class_type)]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const done = new Map<string, number>();
  let current: string | null = null;
  const set = (id: string | null | undefined, part: number) => {
    if (id != null && weights.has(id)) done.set(id, Math.min(1, Math.max(done.get(id) ?? 0, part)));
  };
  return ({ type, data }) => {
    if (type === "execution_cached") for (const id of data.nodes) set(id, 1);
    else if (type === "executed") set(data.node, 1);
    else if (type === "progress") set(data.node ?? current, part(data));
    else if (type === "progress_state") {
      for (const [id, node] of Object.entries(data.nodes))
        set(id, node.state === "finished" ? 1 : part(node));
    } else if (type === "executing") {
      if (data.node !== current) set(current, 1);
      current = data.node;
    }
    const sum = [...done].reduce((all, [id, value]) => all + value * (weights.get(id) ?? 0), 0);
    return total > 0 ? sum / total : 0;
  };
}

function weightOf(classType: string): number {
  return /sampler/i.test(classType) && !/select/i.test(classType) ? SAMPLER_WEIGHT : 1;
}

function part({ value, max }: { value: number; max: number }): number {
  return max > 0 ? value / max : 0;
}
