import type { Operation } from "#lib/images/constants.ts";
import type { GenerationParams } from "#lib/images/schemas.ts";

/** What decides how long a model works. `sourcePixels`: of the picture it changes, null without one. */
export type RunKind = { operation: Operation; params: GenerationParams; sourcePixels: number | null };
export type PastRun = RunKind & { durationMs: number };

/** How many of the newest alike runs count: enough for a median, few enough to follow a server that changed. */
const RUNS_MAX = 20;
/** Sizes and steps this close cost about the same. */
const ALIKE_RATIO = 1.3;

/** The median of the newest runs like this one, in milliseconds; null when there was none. `past` is newest first. */
export function usualDurationMs(kind: RunKind, past: readonly PastRun[]): number | null {
  const durations = past
    .filter((run) => isAlike(run, kind))
    .slice(0, RUNS_MAX)
    .map((run) => run.durationMs)
    .sort((a, b) => a - b);
  const [low, high] = [durations[(durations.length - 1) >> 1], durations[durations.length >> 1]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

function isAlike(a: RunKind, b: RunKind): boolean {
  return (
    a.operation === b.operation &&
    (a.params.count ?? 1) === (b.params.count ?? 1) &&
    a.params.quality === b.params.quality &&
    isClose(a.params.steps, b.params.steps) &&
    isClose(pixelsOf(a), pixelsOf(b))
  );
}

/** What was left to the model is like what was left to the model. */
function isClose(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.max(a, b) <= Math.min(a, b) * ALIKE_RATIO;
}

function pixelsOf({ params: { width, height }, sourcePixels }: RunKind): number | undefined {
  return width && height ? width * height : (sourcePixels ?? undefined);
}
