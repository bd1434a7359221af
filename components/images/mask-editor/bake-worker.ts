import { type BakeJob, bakeMask } from "./bake-mask.ts";

/** What a job ends with. */
export type BakeAnswer = { png: Blob | null } | { error: string };

addEventListener("message", (event: MessageEvent<BakeJob>) => {
  bakeMask(event.data).then(
    (png) => answer({ png }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(message: BakeAnswer): void {
  postMessage(message);
}
