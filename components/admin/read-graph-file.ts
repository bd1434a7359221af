import { randomId } from "#components/images/composer/random-id.ts";
import type { FormGraph } from "./option-values.ts";

const MAX_BYTES = 1024 * 1024;

/** A text that is no graph, in words. */
export class GraphTextError extends Error {}

/** A file of ComfyUI's "Export (API)"; the server says whether its nodes are right. @throws {GraphTextError} */
export async function readGraphFile(file: File): Promise<FormGraph> {
  if (file.size > MAX_BYTES) throw new GraphTextError(`${file.name} is larger than 1 MB.`);
  const name = file.name.replace(/\.json$/i, "");
  return { ...readGraphText(await file.text(), file.name), name };
}

/** The same, pasted: its name is still to be given. @throws {GraphTextError} */
export function readGraphText(text: string, source = "This"): FormGraph {
  try {
    return { id: randomId(), name: "", takes: [], problem: null, graph: JSON.parse(text) };
  } catch (error) {
    const where = error instanceof SyntaxError ? ` (${error.message})` : "";
    throw new GraphTextError(`${source} is not JSON${where}.`);
  }
}

/** `added` at the end, or in the place of the one that has its name: that is how a graph is brought up to date. */
export function withGraph(graphs: readonly FormGraph[], added: FormGraph): FormGraph[] {
  const same = graphs.findIndex(({ name }) => name !== "" && name === added.name);
  return same < 0 ? [...graphs, added] : graphs.with(same, added);
}
