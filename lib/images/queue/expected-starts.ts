/** A step as far as its time matters: how long it still works, in milliseconds; null when nobody knows. */
type Timed = { remainingMs: number | null };

/**
 * When each of `waiting`, in order, is likely to start, in milliseconds from now, if `places` run side by side. Null
 * from the first whose turn depends on a step of unknown length.
 */
export function expectedStartsMs(
  running: readonly Timed[],
  waiting: readonly Timed[],
  places: number,
): (number | null)[] {
  const freeAtMs: (number | null)[] = running.map(({ remainingMs }) => remainingMs);
  while (freeAtMs.length < places) freeAtMs.push(0);
  return waiting.map(({ remainingMs }) => {
    const startMs = takeEarliest(freeAtMs);
    freeAtMs.push(startMs === null || remainingMs === null ? null : startMs + remainingMs);
    return startMs;
  });
}

/** The earliest known end, unless one that nobody knows may come first. */
function takeEarliest(freeAtMs: (number | null)[]): number | null {
  const known = freeAtMs.filter((at) => at !== null);
  const earliestMs = known.length === 0 ? null : Math.min(...known);
  freeAtMs.splice(freeAtMs.indexOf(earliestMs), 1);
  return earliestMs === 0 || known.length === freeAtMs.length + 1 ? earliestMs : null;
}
