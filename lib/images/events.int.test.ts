import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createImageSession, createUser } from "#tests/factories.ts";
import { listEventsAfter, withEvents } from "./events.ts";

test("a person's events are numbered without a gap by thirty transactions at once, of which some fail", async () => {
  const user = await createUser();
  const { id: sessionId } = await createImageSession(user);
  const work = (index: number) =>
    withEvents(async (_tx, emit) => {
      for (let count = 0; count <= index % 3; count += 1)
        emit({ type: "session.updated", userId: user.id, sessionId });
      if (index % 5 === 0) throw new Error("rolled back");
    });
  const results = await Promise.allSettled(Array.from({ length: 30 }, (_, index) => work(index)));
  expect(results.filter((result) => result.status === "rejected")).toHaveLength(6);
  const events = await listEventsAfter(user, 0, 1000);
  // 24 transactions of one, two or three events each.
  expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
});

test("a person's events are numbered so that no reader passes one that commits late", async () => {
  const user = await createUser();
  const { id: sessionId } = await createImageSession(user);
  const writing = Promise.all(
    Array.from({ length: 30 }, () =>
      withEvents(async (tx, emit) => {
        emit({ type: "session.updated", userId: user.id, sessionId });
        await tx.execute(sql`select pg_sleep(random() * 0.02)`);
      }),
    ),
  );
  const seen: number[] = [];
  while (seen.length < 30) {
    const events = await listEventsAfter(user, seen.at(-1) ?? 0, 1000);
    seen.push(...events.map((event) => event.sequence));
  }
  await writing;
  expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});
