/** What a job ends with. */
export type BakeAnswer = { png: Blob | null } | { error: string };

/** The worker's side of `bakeBeside`. */
export function answerBakes<Job>(bake: (job: Job) => Promise<Blob | null>): void {
  addEventListener("message", (event: MessageEvent<Job>) => {
    bake(event.data).then(
      (png) => answer({ png }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
}

function answer(message: BakeAnswer): void {
  postMessage(message);
}
