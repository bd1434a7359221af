import { and, desc, eq, ne, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { decodeCursor, encodeCursor } from "./cursors.ts";
import type { Owner } from "./owner.ts";
import { promptHasWords } from "./prompt-words.ts";
import type { PromptListQuery } from "./schemas.ts";
import type { PromptListView } from "./views.ts";

const PROMPTS_PAGE_LIMIT = 30;

/** What the user has asked for, the latest first and each prompt once; deleted steps count, the words are still theirs. */
export async function listPrompts(user: Owner, query: PromptListQuery): Promise<PromptListView> {
  const limit = query.limit ?? PROMPTS_PAGE_LIMIT;
  const rows = await promptPage(user, query).limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    prompts: page.map(({ prompt, at }) => ({ prompt, usedAt: at.toISOString() })),
    nextCursor: last ? encodeCursor(last) : null,
  };
}

function promptPage(user: Owner, { cursor, q }: PromptListQuery) {
  const at = sql`max(${imageGenerations.createdAt})`.mapWith(imageGenerations.createdAt);
  // A step has one prompt, so this tells prompts of the same instant apart.
  const id = sql<string>`min(${imageGenerations.id})`;
  return db()
    .select({ prompt: imageGenerations.prompt, at, id })
    .from(imageGenerations)
    .where(and(eq(imageGenerations.userId, user.id), ne(imageGenerations.prompt, ""), promptHasWords(q)))
    .groupBy(imageGenerations.prompt)
    .having(cursor ? before(at, id, cursor) : undefined)
    .orderBy(desc(at), id)
    .$dynamic();
}

function before(at: ReturnType<typeof sql>, id: ReturnType<typeof sql>, cursor: string) {
  const last = decodeCursor(cursor);
  const lastAt = sql`${last.at.toISOString()}::timestamptz`;
  return sql`${at} < ${lastAt} or (${at} = ${lastAt} and ${id} > ${last.id})`;
}
