import type { BakeAnswer } from "./answer-bake.ts";

/** Has a worker bake beside the page, which goes on painting. @throws {Error} when it cannot be baked */
export async function bakeBeside(worker: Worker, job: object): Promise<Blob | null> {
  try {
    return await new Promise<Blob | null>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<BakeAnswer>) =>
        "error" in data ? reject(new Error(data.error)) : resolve(data.png);
      worker.onerror = (event) => reject(new Error(event.message || "It could not be drawn"));
      worker.postMessage(job);
    });
  } finally {
    worker.terminate();
  }
}
