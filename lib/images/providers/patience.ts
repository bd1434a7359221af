import { setTimeout as wait } from "node:timers/promises";
import { outboundFailure } from "./outbound-failure.ts";
import { ProviderError } from "./types.ts";

/** A vendor as people call it, and how long to wait between two looks at a job as a rule. */
type Asked = { name: string; pollEveryMs: number };

/** A look or a download that fails is repeated so often: the picture is paid for, and asking again buys nothing. */
const TRIES = 5;
const CALL_MS = 20_000;
const LONGEST_WAIT_MS = 15_000;

/** Repeats a call about what has been bought until it ends well. Not for a call that buys. @throws {ProviderError} and the signal's reason */
export async function patiently<T>(
  { name, pollEveryMs }: Asked,
  signal: AbortSignal,
  call: (bounded: AbortSignal) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call(AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]));
    } catch (error) {
      signal.throwIfAborted();
      const failure = paidFor(brokenCall(error, name));
      if (tries === TRIES) throw failure;
      await pause(Math.min(failure.retryAfterMs ?? pollEveryMs * tries, LONGEST_WAIT_MS), signal);
    }
  }
}

/**
 * Between two looks at a job that is followed since `startedAt`: a tenth of that time, so that nobody waits long for
 * what is done already; at least a quarter of the usual time and at most twice.
 */
export function nextLookMs({ pollEveryMs }: Pick<Asked, "pollEveryMs">, startedAt: number): number {
  const tenthMs = (performance.now() - startedAt) / 10;
  return Math.min(Math.max(pollEveryMs / 4, tenthMs), pollEveryMs * 2);
}

/** @throws the signal's reason */
export async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  await wait(durationMs, undefined, { signal }).catch(() => signal.throwIfAborted());
}

/** Whatever a call to `name` threw, in our words; what is no failure of a call is thrown on. */
export function brokenCall(error: unknown, name: string): ProviderError {
  if (error instanceof ProviderError) return error;
  const failure = outboundFailure(error, name);
  if (failure) return failure;
  if (!(error instanceof DOMException && error.name === "TimeoutError")) throw error;
  const message = `${name} took too long to answer. Try again.`;
  return new ProviderError("timeout", message, { charged: "unknown", cause: error });
}

/** There is a job by now, so that nothing is free for certain. */
function paidFor(failure: ProviderError): ProviderError {
  const { code, message, charged, retryAfterMs, cause } = failure;
  if (charged !== "no") return failure;
  return new ProviderError(code, message, { charged: "unknown", retryAfterMs, cause });
}
