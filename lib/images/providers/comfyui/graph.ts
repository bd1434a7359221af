import { z } from "zod";

const Node = z.looseObject({
  class_type: z.string().min(1),
  inputs: z.record(z.string(), z.unknown()),
  _meta: z.looseObject({ title: z.string().optional() }).optional(),
});
export type GraphNode = z.infer<typeof Node>;

/** What ComfyUI's "Export (API)" writes and its `/prompt` takes: nodes by their id. */
export const Graph = z.record(z.string(), Node);
export type Graph = z.infer<typeof Graph>;

/** An input that comes from another node: its id and the number of its output. */
type Link = [string, number];

export function isLink(value: unknown): value is Link {
  return (
    Array.isArray(value) && value.length === 2 && typeof value[0] === "string" && typeof value[1] === "number"
  );
}

/** `roots` and every node that takes something from one of them, however far. */
export function withDependents(graph: Graph, roots: readonly string[]): Set<string> {
  const found = new Set(roots);
  let before = -1;
  while (before !== found.size) {
    before = found.size;
    for (const [id, { inputs }] of Object.entries(graph)) {
      if (Object.values(inputs).some((value) => isLink(value) && found.has(value[0]))) found.add(id);
    }
  }
  return found;
}
