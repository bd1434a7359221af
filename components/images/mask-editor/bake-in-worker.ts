import type { BakeJob } from "./bake-mask.ts";
import type { BakeAnswer } from "./bake-worker.ts";

/** Bakes beside the page, which goes on painting. @throws {Error} when it cannot be baked */
export async function bakeInWorker(job: BakeJob): Promise<Blob | null> {
  const worker = new Worker(new URL("./bake-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<Blob | null>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<BakeAnswer>) =>
        "error" in data ? reject(new Error(data.error)) : resolve(data.png);
      worker.onerror = (event) => reject(new Error(event.message || "The mask could not be drawn"));
      worker.postMessage(job);
    });
  } finally {
    worker.terminate();
  }
}
