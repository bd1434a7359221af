/** What one of several runs gave: a value, or the error that ended it. */
export type Arrival<T> = { index: number; value: T } | { index: number; error: unknown };

/** Runs all at once and yields what they give in the order of arrival. One that fails does not end the others. */
export async function* fanOut<T>(
  runs: readonly AsyncGenerator<T, void, undefined>[],
): AsyncGenerator<Arrival<T>, void, undefined> {
  const pending = new Map(runs.map((run, index) => [index, next(run, index)]));
  while (pending.size > 0) {
    const { index, arrival } = await Promise.race(pending.values());
    const run = runs[index];
    if (arrival && "value" in arrival && run) pending.set(index, next(run, index));
    else pending.delete(index);
    if (arrival) yield arrival;
  }
}

type Step<T> = { index: number; arrival?: Arrival<T> };

/** Never rejects: nobody listens any more once the reader of `fanOut` has left. */
async function next<T>(run: AsyncGenerator<T, void, undefined>, index: number): Promise<Step<T>> {
  try {
    const { done, value } = await run.next();
    return done ? { index } : { index, arrival: { index, value } };
  } catch (error) {
    return { index, arrival: { index, error } };
  }
}
