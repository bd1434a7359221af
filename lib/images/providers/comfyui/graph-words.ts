import { z } from "zod";
import type { GraphNode } from "./graph.ts";

const NOT_FOR_THE_API = "This is not a graph for the API. Save it with Export (API) in ComfyUI.";

/** What the canvas saves: nodes as a list, where the API's graph has them by their id. */
const Workflow = z.looseObject({ nodes: z.array(z.unknown()) });
const SomeNode = z.looseObject({ class_type: z.string() });

/** As somebody finds it in ComfyUI: its number and kind, and its title where that is another one. */
export function describeNode(id: string, { class_type: type, _meta }: GraphNode): string {
  const title = _meta?.title?.trim();
  return title && title !== type ? `Node ${id} (${type}, “${title}”)` : `Node ${id} (${type})`;
}

/** Why something is no graph, by the first node and field that is wrong. */
export function explainGraph(value: unknown, error: z.ZodError): string {
  const nodes: unknown[] = typeof value === "object" && value !== null ? Object.values(value) : [];
  const looksRight = !Array.isArray(value) && nodes.some((node) => SomeNode.safeParse(node).success);
  if (Workflow.safeParse(value).success || !looksRight) return NOT_FOR_THE_API;
  const [id, field] = error.issues[0]?.path ?? [];
  const wrong = field === undefined ? "it is no node" : `its ${String(field)} is missing or not right`;
  return `Node ${String(id)}: ${wrong}. Save the graph again with Export (API) in ComfyUI.`;
}
