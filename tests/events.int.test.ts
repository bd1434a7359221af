import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GET as openAll } from "#app/api/images/events/route.ts";
import { GET as openOne } from "#app/api/images/generate/stream/route.ts";
import { db } from "#db/index.ts";
import { session as signIns } from "#db/schema/auth.ts";
import { imageGenerationEvents } from "#db/schema/images.ts";
import { cancelGeneration } from "#lib/images/cancel-generation.ts";
import { withEvents } from "#lib/images/events.ts";
import { getGeneration } from "#lib/images/generations.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { updateSession } from "#lib/images/sessions.ts";
import { type EventReader, openEvents, type SentEvent } from "./event-reader.ts";
import { createGeneration, createImageSession } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

const never = new AbortController().signal;
let person: Person;
let readers: EventReader[] = [];

beforeEach(async () => {
  person = await signUp();
});

afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.leave()));
  readers = [];
});

async function openStream(lastEventId = "", of = person): Promise<EventReader> {
  const reader = await openEvents(of, openAll, { headers: { "last-event-id": lastEventId } });
  readers.push(reader);
  return reader;
}

/** Makes `count` events of the person. */
async function makeEvents(count: number): Promise<void> {
  const { id } = await createImageSession(person);
  for (let index = 0; index < count; index += 1) await updateSession(person, id, { title: `Title ${index}` });
}

const isReset = (event: SentEvent) => event.event === "reset";
const hasId = (id: number) => (event: SentEvent) => event.id === String(id);

describe("a stream", () => {
  test("begins with a reset for a page that has no place to resume from, and then tells what happens", async () => {
    await makeEvents(2);
    const stream = await openStream();
    expect(await stream.next()).toMatchObject({ event: "reset", id: "2", data: { type: "reset" } });
    await makeEvents(1);
    expect(await stream.next()).toMatchObject({ event: "session.updated", id: "3" });
  });

  test("resumes after the last event the page has, without gap or repeat, also over many pages", async () => {
    await makeEvents(1);
    const { id: sessionId } = await createImageSession(person);
    await withEvents(async (_tx, emit) => {
      for (let index = 0; index < 450; index += 1)
        emit({ type: "session.updated", userId: person.id, sessionId });
    });
    const stream = await openStream("1");
    const late = makeEvents(3);
    const events = await stream.until(hasId(454));
    await late;
    expect(events.map((event) => Number(event.id))).toEqual(
      Array.from({ length: 453 }, (_, index) => index + 2),
    );
    expect(events.some(isReset)).toBe(false);
  });

  test("that is up to date waits for what comes", async () => {
    await makeEvents(3);
    const stream = await openStream("3");
    await makeEvents(1);
    expect(await stream.next()).toMatchObject({ id: "4" });
  });

  test.each(["4", "-1", "x", "1.5", "99999999999999999999", "NaN"])(
    "begins with a reset for a place that is not its own: %s",
    async (lastEventId) => {
      await makeEvents(3);
      const stream = await openStream(lastEventId);
      expect(await stream.next()).toMatchObject({ event: "reset", id: "3" });
    },
  );

  test.each([
    ["some", 5, "3"],
    ["all", 10, "8"],
  ])(
    "begins with a reset for a place whose followers are deleted: %s",
    async (_what, deleted, lastEventId) => {
      await makeEvents(10);
      const mine = eq(imageGenerationEvents.userId, person.id);
      await db()
        .delete(imageGenerationEvents)
        .where(sql`${mine} and ${imageGenerationEvents.sequence} <= ${deleted}`);
      expect(await (await openStream(lastEventId)).next()).toMatchObject({ event: "reset", id: "10" });
    },
  );

  test("resumes from the last event that is deleted, because nothing after it is missing", async () => {
    await makeEvents(10);
    const mine = eq(imageGenerationEvents.userId, person.id);
    await db().delete(imageGenerationEvents).where(sql`${mine} and ${imageGenerationEvents.sequence} <= 5`);
    expect(await (await openStream("5")).next()).toMatchObject({ id: "6" });
  });

  test("never carries what happens to somebody else", async () => {
    const stranger = await signUp();
    const [mine, theirs] = [await openStream("0"), await openStream("0", stranger)];
    const strange = await createGeneration(stranger);
    await runGeneration(strange.id, "worker-a", never);
    const own = await createGeneration(person);
    await runGeneration(own.id, "worker-a", never);
    const isEnd = (event: SentEvent) => event.event === "generation.succeeded";
    const texts = async (reader: EventReader) =>
      (await reader.until(isEnd)).map((event) => event.text).join("\n");
    const [toMe, toThem] = [await texts(mine), await texts(theirs)];
    expect(toMe).toContain(own.id);
    expect(toMe).not.toContain(strange.id);
    expect(toThem).toContain(strange.id);
    expect(toThem).not.toContain(own.id);
  });

  test("of two tabs is the same", async () => {
    const [one, two] = [await openStream("0"), await openStream("0")];
    await makeEvents(5);
    expect(await one.until(hasId(5))).toEqual(await two.until(hasId(5)));
  });

  test("is not kept by a proxy", async () => {
    const response = await as(person).get(openAll);
    expect(Object.fromEntries(response.headers)).toEqual({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    await response.body?.cancel();
  });
});

describe("with time", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());

  test("a quiet stream shows every 15 seconds that it lives", async () => {
    const stream = await openStream();
    await stream.next();
    for (let beat = 0; beat < 3; beat += 1) {
      vi.advanceTimersByTime(15_000);
      expect((await stream.next())?.text).toMatch(/^:/);
    }
  });

  test("a stream ends within a minute of its person signing out", async () => {
    const stream = await openStream();
    await stream.next();
    await db().delete(signIns).where(eq(signIns.userId, person.id));
    vi.advanceTimersByTime(60_000);
    expect((await stream.until(() => false)).every((event) => event.text.startsWith(":"))).toBe(true);
  });
});

describe("places", () => {
  test("are twelve for each person, and one that is left is free again", async () => {
    for (let count = 0; count < 12; count += 1) await openStream();
    const refused = await as(person).get(openAll);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await as(await signUp()).get(openAll)).status).toBe(200);

    await readers[0]?.leave();
    await openStream();
    expect((await as(person).get(openAll)).status).toBe(429);
  });

  test("are free again after streams that end by themselves", async () => {
    for (let count = 0; count < 14; count += 1) {
      const { id: generationId } = await createGeneration(person);
      const stream = await openEvents(person, openOne, { query: { generationId } });
      await cancelGeneration(person, generationId);
      await stream.until(() => false);
    }
  });

  test("are free again after clients that leave at once, and nothing is sent to them any more", async () => {
    for (let count = 0; count < 20; count += 1) {
      const response = await as(person).get(openAll);
      await response.body?.cancel();
    }
    const stream = await openStream("0");
    await makeEvents(1);
    await stream.next();
    const holder = globalThis as { studioHub?: { subscribers: Map<string, Set<unknown>> } };
    expect(holder.studioHub?.subscribers.get(person.id)?.size).toBe(1);
  });
});

describe("the stream of one generation", () => {
  const open = (generationId: string, lastEventId = "") =>
    openEvents(person, openOne, { query: { generationId }, headers: { "last-event-id": lastEventId } });

  test("ends with its picture's address, and carries nothing of other steps and no pixels", async () => {
    const other = await createGeneration(person);
    const { id, sessionId } = await createGeneration(person, { params: { width: 128, height: 128 } });
    const stream = await open(id);
    await runGeneration(other.id, "worker-a", never);
    await runGeneration(id, "worker-a", never);
    const events = await stream.until(() => false);
    const [output] = (await getGeneration(person, id)).outputs;
    expect(events.at(-1)?.event).toBe("generation.succeeded");
    expect(events.at(-1)?.data).toEqual({
      type: "generation.succeeded",
      generationId: id,
      sessionId,
      status: "succeeded",
      outputAssetId: output?.id,
      url: output?.url,
    });
    expect(events.map((event) => event.event)).toContain("generation.started");
    for (const { data, text } of events) {
      expect(data.generationId).toBe(id);
      expect(text.length).toBeLessThan(1000);
      expect(text).not.toMatch(/base64|[A-Za-z0-9+/]{120}/);
    }
  });

  test("of a generation that has ended tells its end at once", async () => {
    const { id, sessionId } = await createGeneration(person);
    await runGeneration(id, "worker-a", never);
    const [output] = (await getGeneration(person, id)).outputs;
    const data = {
      generationId: id,
      sessionId,
      status: "succeeded",
      outputAssetId: output?.id,
      url: output?.url,
    };
    expect(await (await open(id)).until(() => false)).toMatchObject([
      { event: "generation.succeeded", data },
    ]);

    const canceled = await createGeneration(person);
    await cancelGeneration(person, canceled.id);
    const end = { generationId: canceled.id, status: "canceled" };
    expect(await (await open(canceled.id)).until(() => false)).toMatchObject([
      { event: "generation.canceled", data: end },
    ]);
  });

  test("resumes where the client left off", async () => {
    const { id } = await createGeneration(person);
    const first = await open(id, "0");
    expect(await first.next()).toMatchObject({ event: "generation.queued", id: "1" });
    await first.leave();
    const second = await open(id, "1");
    await runGeneration(id, "worker-a", never);
    const told = (await second.until(() => false)).filter((event) => event.id !== null);
    expect(told.map((event) => event.event)).toEqual(["generation.started", "generation.succeeded"]);
  });

  test("ends although its client came with a place that is not its own", async () => {
    const { id } = await createGeneration(person);
    const stream = await open(id, "77");
    await runGeneration(id, "worker-a", never);
    expect((await stream.until(() => false)).at(-1)?.event).toBe("generation.succeeded");
  });
});
