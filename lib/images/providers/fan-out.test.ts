import { expect, test } from "vitest";
import { type Arrival, fanOut } from "#lib/images/providers/fan-out.ts";

async function* values<T>(...items: T[]) {
  yield* items;
}

async function* failing(): AsyncGenerator<string, void, undefined> {
  yield "before";
  throw new Error("broken");
}

test("values of all runs arrive, with the run they come from", async () => {
  const arrivals = await all(fanOut([values("a", "b"), values("c")]));
  expect(arrivals).toHaveLength(3);
  expect(arrivals.filter(({ index }) => index === 0)).toEqual([
    { index: 0, value: "a" },
    { index: 0, value: "b" },
  ]);
});

test("a quick run does not wait for a slow one", async () => {
  const gate = Promise.withResolvers<string>();
  async function* slow() {
    yield await gate.promise;
  }
  const runs = fanOut<string>([slow(), values("quick")]);
  expect((await runs.next()).value).toEqual({ index: 1, value: "quick" });
  gate.resolve("slow");
  expect((await runs.next()).value).toEqual({ index: 0, value: "slow" });
});

test("a run that fails is told of and does not end the others", async () => {
  const arrivals = await all(fanOut([failing(), values("a", "b", "c")]));
  expect(arrivals).toContainEqual({ index: 0, error: new Error("broken") });
  expect(arrivals.filter(({ index }) => index === 1)).toHaveLength(3);
});

async function all<T>(arrivals: AsyncIterable<Arrival<T>>): Promise<Arrival<T>[]> {
  const list: Arrival<T>[] = [];
  for await (const arrival of arrivals) list.push(arrival);
  return list;
}
