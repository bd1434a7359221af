import { StartError } from "./start-error.ts";
import { say } from "./terminal.ts";

type Start = (stack: AsyncDisposableStack, signal: AbortSignal) => Promise<void>;

/**
 * Runs `start`, waits for a signal to stop, then undoes what is on the stack, last first, and exits: with 0 after
 * a signal, with 1 after an error.
 */
export async function runUntilSignal(start: Start): Promise<never> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // npm passes on a signal that the terminal has sent us already: a second one means nothing more.
    process.on(signal, () => stopping.abort());
  }
  // A terminal that was closed takes our output no more; what was started must be stopped all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    await using stack = new AsyncDisposableStack();
    await start(stack, stopping.signal);
    await untilAborted(stopping.signal);
    say("Stopping …");
  } catch (error) {
    if (!stopping.signal.aborted) fail(error);
  }
  process.exit(0);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** Ends the process with a line that can be acted on, or else with the stack. */
export function fail(error: unknown): never {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
