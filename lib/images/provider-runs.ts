import { signal as sendSignal } from "#lib/events.ts";
import { storage } from "#lib/storage.ts";
import { previewKey } from "./asset-bytes.ts";
import type { SubmittedIds } from "./attempts.ts";
import { type Claim, recordProgress } from "./claims.ts";
import { type LockRequest, lockNewest } from "./lock-outputs.ts";
import { type StoredOutput, storeOutput } from "./outputs.ts";
import type { ProviderEvent } from "./providers/types.ts";
import { previewUrl } from "./views.ts";

/** What a provider has given so far. Filled as it goes, so that what arrived before a failure is not lost. */
export type Collected = {
  outputs: StoredOutput[];
  revisedPrompt: string | null;
  done: Extract<ProviderEvent, { type: "done" }> | null;
  /** What went less well on our side, in words for the person. */
  warnings: string[];
};

type Following = {
  request: LockRequest;
  /** Ends the following at once. */
  signal: AbortSignal;
  /** What the provider hears; it is not aborted when another worker goes on. */
  vendorSignal: AbortSignal;
  onEvent: () => void;
  onSubmitted: (ids: SubmittedIds) => Promise<void>;
};

/** At most four updates a second reach the row and the browser. */
const UPDATE_EVERY_MS = 250;

/**
 * Follows a provider's events to the end, storing each picture as it comes and locking its pixels. Calls `onEvent` for every sign of life.
 * @throws whatever the provider throws, or `signal`'s reason, even when the provider does not listen to it
 */
export async function collectEvents(
  claim: Claim,
  events: AsyncIterable<ProviderEvent>,
  collected: Collected,
  { request, signal, vendorSignal, onEvent, onSubmitted }: Following,
): Promise<void> {
  const reporter = newReporter(claim);
  for await (const event of untilAborted(events, signal, vendorSignal)) {
    onEvent();
    if (event.type === "submitted") {
      const { remoteId, providerRequestId } = event;
      await onSubmitted({
        ...(remoteId && { remoteId }),
        ...(providerRequestId && { providerRequestId }),
      });
    } else if (event.type === "queued")
      await reporter.progress({ progress: null, vendorPosition: event.position });
    else if (event.type === "progress")
      await reporter.progress({ progress: event.progress, vendorPosition: null });
    else if (event.type === "preview") await reporter.preview(event.bytes);
    else if (event.type === "output") {
      collected.outputs.push(await storeOutput(claim.userId, event.bytes, event.seed));
      collected.revisedPrompt ??= event.revisedPrompt ?? null;
      await lockNewest(claim, request, event.bytes, collected);
    } else if (event.type === "done") collected.done = event;
  }
}

async function* untilAborted<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal,
  vendorSignal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  aborted.promise.catch(() => {});
  signal.addEventListener("abort", onAbort);
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    // Neither is awaited: a provider that hangs would hang us too. One that is between two events is asked for the next
    // one, or it would never see that it was aborted and has to stop its job.
    if (vendorSignal.aborted) iterator.next().catch(() => {});
    iterator.return?.()?.catch(() => {});
  }
}

function newReporter(claim: Claim) {
  const ids = { generationId: claim.id, sessionId: claim.sessionId };
  let previewCount = 0;
  let progressSentAt = 0;
  let vendorPosition: number | null = null;
  let previewSentAt = 0;
  return {
    async progress(news: { progress: number | null; vendorPosition: number | null }): Promise<void> {
      const isSamePlace = news.vendorPosition === vendorPosition;
      if (isSamePlace && Date.now() - progressSentAt < UPDATE_EVERY_MS) return;
      progressSentAt = Date.now();
      vendorPosition = news.vendorPosition;
      await recordProgress(claim, news);
      sendSignal({ userId: claim.userId, live: { type: "generation.progress", data: { ...ids, ...news } } });
    },
    async preview(bytes: Buffer): Promise<void> {
      if (Date.now() - previewSentAt < UPDATE_EVERY_MS) return;
      previewSentAt = Date.now();
      previewCount += 1;
      await storage().put(previewKey(claim.userId, claim.id), bytes);
      await recordProgress(claim, { previewCount });
      const data = { ...ids, previewUrl: previewUrl(claim.id, previewCount) };
      sendSignal({ userId: claim.userId, live: { type: "generation.preview", data } });
    },
  };
}
