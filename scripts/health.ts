import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "./child.ts";
import { StartError } from "./start-error.ts";

const PATIENCE_MS = 60_000;
const MAX_FAILURES = 3;

/**
 * Resolves when `url` answers 200.
 * @throws {StartError} when that takes too long, or a child keeps ending; {Error} of `signal` when that ends it
 */
export async function untilHealthy(url: string, children: Child[], signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await answers(url))) {
    signal.throwIfAborted();
    if (children.some((child) => child.failures() >= MAX_FAILURES)) {
      throw new StartError(
        "It does not stay up; the lines above and the files in the data folder's logs say why.",
      );
    }
    if (performance.now() > deadline)
      throw new StartError(`${url} is not healthy after ${PATIENCE_MS / 1000} s.`);
    await sleep(50);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
