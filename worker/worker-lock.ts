import { CANCEL_CHANNEL } from "#lib/images/cancel-generation.ts";
import { cancelRunningHere } from "#lib/images/run-generation.ts";
import { listen } from "#lib/listen.ts";

/**
 * Holds the lock that says "this worker lives" on the connection that hears cancels, so both are lost together with
 * the process. Resolves once it is held; the returned function lets go.
 */
export async function holdWorkerLock(workerId: string): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const stop = listen({
    channels: [CANCEL_CHANNEL],
    onNotify: (_channel, generationId) => cancelRunningHere(generationId),
    onConnect: async (client) => {
      // The same key as `workerLock` in lib/images/lost-runs.ts.
      await client.query("select pg_advisory_lock(hashtextextended('worker ' || $1, 0))", [workerId]);
      held.resolve();
    },
  });
  await held.promise;
  return stop;
}
