import { readFileSync } from "node:fs";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { and, asc, eq, getTableName, gt, inArray, is, type SQLWrapper, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { db } from "#db/index.ts";
import { migrate } from "#db/migrate.ts";
import * as schema from "#db/schema/index.ts";
import { encodeCursor } from "#lib/images/cursors.ts";
import { generationPage } from "#lib/images/generations.ts";
import { branchOf } from "#lib/images/prune-generation.ts";
import { type SearchWords, toSearchWords } from "#lib/images/search-words.ts";
import { sessionPage } from "#lib/images/session-list.ts";
import { promptHas, titleHas } from "#lib/images/session-search.ts";
import { treePage } from "#lib/images/tree.ts";
import { createDatabase, dropDatabase } from "./db.ts";

const { imageGenerations, imageAssets, imageGenerationEvents } = schema;

const USER = { id: "user-2" };
const CURSOR = encodeCursor({ at: new Date(), id: "ses-0100" });

test("an empty database is migrated to every table of the schema, and a second time changes nothing", async () => {
  const name = `studio_migration_${process.pid}`;
  const url = await createDatabase(inject("serverUrl"), name);
  await Promise.all([migrate(url), migrate(url)]);
  await dropDatabase(inject("serverUrl"), name);

  const { rows } = await db().execute(sql`select tablename from pg_tables where schemaname = 'public'`);
  const tables = Object.values(schema).filter((value) => is(value, PgTable));
  expect(rows.map((row) => row.tablename).sort()).toEqual(tables.map(getTableName).sort());
});

test("the migrations say what the schema says", async () => {
  const folder = `${import.meta.dirname}/../db/migrations/meta`;
  const journal = JSON.parse(readFileSync(`${folder}/_journal.json`, "utf8"));
  const newest = String(journal.entries.at(-1).idx).padStart(4, "0");
  const written = JSON.parse(readFileSync(`${folder}/${newest}_snapshot.json`, "utf8"));
  const current = generateDrizzleJson(schema, written.id, undefined, "snake_case");
  expect(await generateMigration(written, current)).toEqual([]);
});

describe("with 20,000 generations of 5 users", () => {
  beforeAll(fill);

  test.each<[string, () => SQLWrapper]>([
    ["image_sessions_user_updated", () => sessionPage(USER, {}).limit(13)],
    ["image_sessions_user_updated", () => sessionPage(USER, { cursor: CURSOR }).limit(13)],
    ["image_generations_session_created", () => generationPage(USER, "ses-0077").limit(51)],
    ["image_generations_session_created", () => generationPage(USER, "ses-0077", CURSOR).limit(51)],
    ["image_generations_session_created", () => treePage(USER, "ses-0077").limit(1001)],
    ["image_generations_session_created", () => treePage(USER, "ses-0077", CURSOR).limit(1001)],
    ["image_generations_parent", () => branchOf(USER, "gen-7701")],
    ["image_sessions_title_words", () => sessionPage(USER, {}, titleHas(words("rarebird"))).limit(13)],
    [
      "image_generations_prompt_words",
      () => sessionPage(USER, {}, promptHas(USER, words("rareb"))).limit(13),
    ],
    ["image_generations_starred", () => sessionPage(USER, { starred: "1" }).limit(13)],
    ["image_generations_parent", listChildren],
    ["image_assets_generation_role", listAssets],
    ["image_assets_user_sha256", findBytes],
    ["image_generation_events_generation", listEvents],
    ["image_generation_events_user_sequence", listEventsAfter],
    ["image_generations_user_idempotency", findRepeat],
  ])("%s serves its query, and no table is read whole", async (index, query) => {
    const { rows } = await db().execute(sql`explain ${query().getSQL()}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain(index);
    expect(plan).not.toContain("Seq Scan");
    // The index also brings the order, so a page costs the same however long the list is.
    if (/_(updated|created)$/.test(index)) expect(plan).not.toMatch(/Sort|Bitmap/);
  });
});

function words(q: string): SearchWords {
  const found = toSearchWords(q);
  if (!found) throw new Error(`${q} has no words`);
  return found;
}

function listChildren() {
  return db().select().from(imageGenerations).where(eq(imageGenerations.parentGenerationId, "gen-1234"));
}

function listAssets() {
  return db()
    .select()
    .from(imageAssets)
    .where(and(inArray(imageAssets.generationId, ["gen-77", "gen-78"]), eq(imageAssets.role, "output")));
}

function findBytes() {
  return db()
    .select()
    .from(imageAssets)
    .where(and(eq(imageAssets.userId, "user-2"), eq(imageAssets.sha256, "7".padStart(64, "0"))));
}

function listEvents() {
  return db()
    .select()
    .from(imageGenerationEvents)
    .where(eq(imageGenerationEvents.generationId, "gen-77"))
    .orderBy(asc(imageGenerationEvents.id));
}

function listEventsAfter() {
  return db()
    .select()
    .from(imageGenerationEvents)
    .where(and(eq(imageGenerationEvents.userId, "user-2"), gt(imageGenerationEvents.sequence, 19_000)))
    .orderBy(asc(imageGenerationEvents.sequence));
}

function findRepeat() {
  return db()
    .select()
    .from(imageGenerations)
    .where(and(eq(imageGenerations.userId, "user-2"), eq(imageGenerations.idempotencyKey, "key-7")));
}

/**
 * 5 users with 800 sessions each, forty of them with 100 steps made one after the other, as people do;
 * an output and an event for every step.
 */
async function fill() {
  await db().execute(sql`
    insert into "user" (id, name, email) select 'user-' || n, 'U', n || '@example.com' from generate_series(0, 4) n;
    insert into image_sessions (id, user_id, title, updated_at)
      select 'ses-' || lpad(n::text, 4, '0'), 'user-' || n % 5, 'A fox ' || n, now() - n * interval '1 hour' from generate_series(0, 3999) n;
    create temporary table step as
      select n, 'gen-' || n as id, 'ses-' || lpad((n / 100)::text, 4, '0') as session_id, 'user-' || n / 100 % 5 as user_id,
             n % 100 as number, now() - (20000 - n) * interval '1 minute' as created_at
      from generate_series(0, 19999) n;
    insert into image_generations (id, user_id, session_id, parent_generation_id, step_number, idempotency_key,
                                   request_hash, provider, model, operation, prompt, params, created_at)
      select id, user_id, session_id, case when number > 0 then 'gen-' || n - 1 end, 1 + number, 'key-' || n,
             'hash', 'sketch', 'sketch', 'text-to-image',
             case n when 777 then 'a rarebird' else 'a fox ' || n end, '{}', created_at from step;
    insert into image_assets (id, user_id, session_id, generation_id, role, sha256, mime_type, size_bytes, width, height)
      select 'asset-' || n, user_id, session_id, id, 'output', lpad(n::text, 64, '0'), 'image/png', 1000, 512, 512
      from step;
    insert into image_generation_events (user_id, sequence, session_id, generation_id, type)
      select user_id, n, session_id, id, 'generation.queued' from step;
    analyze;
  `);
}
