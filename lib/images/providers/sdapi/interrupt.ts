import { setTimeout as wait } from "node:timers/promises";
import type { Watch } from "./progress.ts";
import { call, type SdapiServer } from "./server.ts";

/** A canceled step does not wait longer for the server; the rest goes on behind it. */
const GRACE_MS = 400;
/** So long a task that waits on the server is kept in view, to be interrupted at its turn. */
const FOLLOWED_MS = 15 * 60_000;
/** A request that was canceled while it was being sent may never become a task. */
const UNKNOWN_MAX = 5;

/** Stops a task that nobody wants any more. Never throws: there is nobody left to tell. */
export async function abandon(server: SdapiServer, watch: Watch): Promise<void> {
  const stopped = stop(server, watch).catch(() => {});
  await Promise.race([stopped, wait(GRACE_MS, undefined, { ref: false })]);
}

/**
 * Interrupting stops whatever the server is at, so it is done only while that is ours; what is not known by its id is
 * believed to be at the first look only. A server cannot take back what waits: it is interrupted when its turn comes.
 */
async function stop(server: SdapiServer, watch: Watch): Promise<void> {
  const signal = AbortSignal.timeout(FOLLOWED_MS);
  let unknown = 0;
  for (let looks = 0; unknown < UNKNOWN_MAX; looks += 1) {
    const look = await watch(signal);
    if (look.state === "done") return;
    if (look.state === "drawing" && (look.named || looks === 0)) {
      await call(server, "/sdapi/v1/interrupt", { body: {}, signal });
      return;
    }
    unknown = look.state === "queued" ? 0 : unknown + 1;
    await wait(2 * server.lookEveryMs, undefined, { ref: false, signal });
  }
}
