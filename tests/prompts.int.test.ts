import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as list } from "#app/api/images/prompts/route.ts";
import { db } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { deleteGeneration } from "#lib/images/generations.ts";
import type { PromptListView } from "#lib/images/views.ts";
import { createGeneration } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

let person: Person;

beforeEach(async () => {
  person = await signUp();
});

async function page(query: Record<string, string | number> = {}, of = person): Promise<PromptListView> {
  const response = await as(of).get(list, { query });
  expect(response.status).toBe(200);
  return await response.json();
}

const words = ({ prompts }: PromptListView) => prompts.map(({ prompt }) => prompt);

/** Asks for `prompts` one after the other, a second apart. */
async function ask(...prompts: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const { id } = await createGeneration(person, { prompt });
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, index));
    await db().update(imageGenerations).set({ createdAt }).where(eq(imageGenerations.id, id));
    ids.push(id);
  }
  return ids;
}

describe("the earlier prompts", () => {
  test("come newest first and each once, however often it was used", async () => {
    await ask("a fox", "a bear", "a fox", "a bear", "an owl");
    expect(words(await page())).toEqual(["an owl", "a bear", "a fox"]);
  });

  test("include those of deleted steps", async () => {
    const [id] = await ask("a fox");
    await deleteGeneration(person, id ?? "");
    expect(words(await page())).toEqual(["a fox"]);
  });

  test("are the person's own, with a cursor of somebody else too", async () => {
    await ask("a fox", "a bear");
    const { nextCursor } = await page({ limit: 1 });
    const stranger = await signUp();
    expect(words(await page({}, stranger))).toEqual([]);
    expect(words(await page({ cursor: nextCursor ?? "" }, stranger))).toEqual([]);
  });

  test("are read in pages without one missing or double, of the same instant too", async () => {
    const ids = await ask("a", "b", "c", "d", "b", "e");
    const same = { createdAt: new Date(Date.UTC(2026, 0, 2)) };
    for (const id of ids.slice(0, 3)) {
      await db().update(imageGenerations).set(same).where(eq(imageGenerations.id, id));
    }
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const next: PromptListView = await page({ limit: 2, ...(cursor && { cursor }) });
      found.push(...words(next));
      cursor = next.nextCursor;
    } while (cursor);
    expect(found).toHaveLength(5);
    expect(found.slice(3)).toEqual(["e", "d"]);
    expect(found.slice(0, 3).sort()).toEqual(["a", "b", "c"]);
  });

  test("are found by all of their words, and what means something to SQL is only a character", async () => {
    await ask("a red fox in the snow", "a blue fox", "100% wool", "100 wool");
    expect(words(await page({ q: "SNOW fox" }))).toEqual(["a red fox in the snow"]);
    expect(words(await page({ q: "0%" }))).toEqual(["100% wool"]);
    expect(words(await page({ q: "fox bear" }))).toEqual([]);
  });

  test("refuse a cursor that is none", async () => {
    expect((await as(person).get(list, { query: { cursor: "nonsense" } })).status).toBe(400);
  });
});
