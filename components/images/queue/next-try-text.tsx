import { describeNextTry } from "../step/wait-words.ts";
import { useNow } from "./use-now.ts";

/** When a step is tried again, counting down. Who listens was told once, when it began to wait. */
export function NextTryText({ retry }: { retry: { at: string } }) {
  return describeNextTry(retry, useNow());
}
