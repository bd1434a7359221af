import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { POST as prune } from "#app/api/images/generations/[generationId]/prune/route.ts";
import { POST as restore } from "#app/api/images/generations/[generationId]/restore/route.ts";
import { PATCH as annotate, DELETE as remove } from "#app/api/images/generations/[generationId]/route.ts";
import { GET as getTree } from "#app/api/images/sessions/[sessionId]/tree/route.ts";
import { db } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { listEventsAfter } from "#lib/images/events.ts";
import type { TreeNodeView, TreePageView } from "#lib/images/views.ts";
import { createGeneration, createImageSession } from "./factories.ts";
import { as, type Handler, type Person, signUp } from "./http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

let person: Person;
let sessionId: string;

beforeEach(async () => {
  person = await signUp();
  sessionId = (await createImageSession(person)).id;
});

async function step(parentGenerationId?: string, seed?: number): Promise<string> {
  const params = { width: 64, height: 64, steps: 4, ...(seed !== undefined && { seed }) };
  return (await createGeneration(person, { sessionId, parentGenerationId, params })).id;
}

async function page(query: Record<string, string | number> = {}): Promise<TreePageView> {
  const response = await as(person).get(getTree, { params: { sessionId }, query });
  expect(response.status).toBe(200);
  return await response.json();
}

async function nodes(): Promise<TreeNodeView[]> {
  return (await page()).nodes;
}

async function ids(): Promise<string[]> {
  return (await nodes()).map(({ id }) => id).reverse();
}

async function change(id: string, body: object): Promise<Response> {
  return await as(person).patch(annotate, { params: { generationId: id }, body });
}

async function post(handler: Handler, generationId: string): Promise<Response> {
  return await as(person).post(handler, { params: { generationId } });
}

async function eventTypes(generationId: string): Promise<string[]> {
  const events = await listEventsAfter(person, 0, 1000);
  return events.filter((event) => event.generationId === generationId).map(({ type }) => type);
}

describe("the tree of a session", () => {
  test("has every step with its parent, and nothing heavy", async () => {
    const root = await step();
    const child = await step(root, 7);
    const [second, first] = await nodes();
    expect(first).toMatchObject({ id: root, parentGenerationId: null, stepNumber: 1, folded: false });
    expect(second).toMatchObject({ id: child, parentGenerationId: root, seed: 7, outputCount: 0 });
    expect(JSON.stringify(second).length).toBeLessThan(600);
  });

  test("tells siblings that differ only by their seed", async () => {
    const root = await step();
    await step(root, 1);
    await step(root, 2);
    const [second, first] = await nodes();
    expect(first?.settingsHash).toBe(second?.settingsHash);
  });

  test("comes in pages without gap or repeat", async () => {
    const all: string[] = [];
    for (let n = 0; n < 5; n++) all.push(await step(all.at(-1)));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: TreePageView = await page({ limit: 2, ...(cursor && { cursor }) });
      seen.push(...next.nodes.map(({ id }) => id));
      cursor = next.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all.reverse());
  });

  test("hangs the children of deleted steps on the nearest one above that is left", async () => {
    const root = await step();
    const middle = await step(root);
    const lower = await step(middle);
    const leaf = await step(lower);
    for (const id of [middle, lower]) await as(person).delete(remove, { params: { generationId: id } });
    expect((await nodes()).find(({ id }) => id === leaf)?.parentGenerationId).toBe(root);
    await as(person).delete(remove, { params: { generationId: root } });
    expect(await nodes()).toMatchObject([{ id: leaf, parentGenerationId: null }]);
  });

  test("refuses more than a page holds", async () => {
    const response = await as(person).get(getTree, { params: { sessionId }, query: { limit: 1001 } });
    expect(response.status).toBe(400);
  });
});

describe("a note on a step", () => {
  test("is kept, and other tabs hear of it", async () => {
    const id = await step();
    const response = await change(id, { label: " warm light ", starred: true, folded: true });
    const { generation } = await response.json();
    expect(generation).toMatchObject({ label: "warm light", starred: true, folded: true });
    expect(await nodes()).toMatchObject([{ label: "warm light", starred: true, folded: true }]);
    expect(await eventTypes(id)).toContain("generation.updated");
  });

  test("changes only what it names", async () => {
    const id = await step();
    await change(id, { label: "a", starred: true });
    await change(id, { label: null });
    expect(await nodes()).toMatchObject([{ label: null, starred: true }]);
  });

  test.each([{}, { label: "" }, { label: "x".repeat(81) }, { prompt: "other" }])(
    "that is none is refused: %j",
    async (body) => {
      expect((await change(await step(), body)).status).toBe(400);
    },
  );
});

describe("pruning a branch", () => {
  test("takes the step and all that hangs on it, and undo brings back exactly those", async () => {
    const root = await step();
    const branch = await step(root);
    const goneBefore = await step(branch);
    const belowIt = await step(goneBefore);
    const other = await step(root);
    await as(person).delete(remove, { params: { generationId: goneBefore } });
    expect(await (await post(prune, branch)).json()).toEqual({ count: 2 });
    expect(await ids()).toEqual([root, other]);
    expect((await post(restore, branch)).status).toBe(204);
    expect(await ids()).toEqual([root, branch, belowIt, other]);
    expect((await post(restore, branch)).status).toBe(404);
  });

  test("cancels what waits in it", async () => {
    const root = await step();
    const child = await step(root);
    await post(prune, root);
    const rows = await db().select().from(imageGenerations).where(eq(imageGenerations.sessionId, sessionId));
    expect(rows.map(({ status }) => status)).toEqual(["canceled", "canceled"]);
    expect(await eventTypes(child)).toContain("generation.canceled");
  });

  test("tells other tabs once, for the whole branch", async () => {
    const root = await step();
    const child = await step(root);
    await post(prune, root);
    await post(restore, root);
    expect(await eventTypes(child)).not.toContain("generation.deleted");
    const events = await listEventsAfter(person, 0, 1000);
    const told = events.filter(({ data }) => data.branch).map(({ type }) => type);
    expect(told).toEqual(["generation.deleted", "generation.restored"]);
  });

  test("of a step that is gone already finds nothing", async () => {
    const root = await step();
    await post(prune, root);
    expect((await post(prune, root)).status).toBe(404);
  });
});
