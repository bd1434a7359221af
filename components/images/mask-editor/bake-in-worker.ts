import { bakeBeside } from "../painting/bake-beside.ts";
import type { BakeJob } from "../painting/layer.ts";
import type { MaskStroke } from "./mask-raster.ts";

export function bakeInWorker(job: BakeJob<MaskStroke>): Promise<Blob | null> {
  return bakeBeside(new Worker(new URL("./bake-worker.ts", import.meta.url), { type: "module" }), job);
}
