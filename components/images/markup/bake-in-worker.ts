import { bakeBeside } from "../painting/bake-beside.ts";
import type { BakeJob } from "../painting/layer.ts";
import type { MarkupStroke } from "./markup-saving.ts";

export function bakeInWorker(job: BakeJob<MarkupStroke>): Promise<Blob | null> {
  return bakeBeside(new Worker(new URL("./bake-worker.ts", import.meta.url), { type: "module" }), job);
}
