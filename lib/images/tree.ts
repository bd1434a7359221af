import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageAssets, imageGenerations } from "#db/schema/images.ts";
import { TREE_PAGE_LIMIT } from "./constants.ts";
import { encodeCursor } from "./cursors.ts";
import { isOnPage } from "./generations.ts";
import type { Owner } from "./owner.ts";
import type { TreeQuery } from "./schemas.ts";
import { getOwnedSession } from "./sessions.ts";
import { assetUrl, type TreeNodeView, type TreePageView } from "./views.ts";

const EXCERPT_LENGTH = 120;
/** As many pictures as a node of the tree has room for. */
const PICTURES_MAX = 4;

/** The steps of a session as its tree draws them, newest first. @throws {AppError} not_found */
export async function listTree(user: Owner, sessionId: string, query: TreeQuery): Promise<TreePageView> {
  await getOwnedSession(db(), user, sessionId);
  const limit = query.limit ?? TREE_PAGE_LIMIT;
  const rows = await treePage(user, sessionId, query.cursor).limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const ids = page.map(({ id }) => id);
  const [outputs, parents] = await Promise.all([outputsOf(user, ids), livingParents(user, ids)]);
  return {
    nodes: page.map((row) => toNode(row, outputs.get(row.id) ?? [], parents)),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** Exported for the test that reads its plan. */
export function treePage(user: Owner, sessionId: string, cursor?: string) {
  return db()
    .select({
      id: imageGenerations.id,
      parentGenerationId: imageGenerations.parentGenerationId,
      stepNumber: imageGenerations.stepNumber,
      status: imageGenerations.status,
      label: imageGenerations.label,
      starredAt: imageGenerations.starredAt,
      folded: imageGenerations.folded,
      settingsHash: imageGenerations.settingsHash,
      provider: imageGenerations.provider,
      model: imageGenerations.model,
      excerpt: sql<string>`left(${imageGenerations.prompt}, ${EXCERPT_LENGTH})`,
      askedSeed: sql<number | null>`(${imageGenerations.params} ->> 'seed')::float8`,
      createdAt: imageGenerations.createdAt,
    })
    .from(imageGenerations)
    .where(isOnPage(user, sessionId, cursor))
    .orderBy(desc(imageGenerations.createdAt), desc(imageGenerations.id))
    .$dynamic();
}

type NodeRow = Awaited<ReturnType<typeof treePage>>[number];
type OutputRow = { id: string; width: number; height: number; seed: number | null };

async function outputsOf(user: Owner, generationIds: string[]): Promise<Map<string | null, OutputRow[]>> {
  if (generationIds.length === 0) return new Map();
  const rows = await db()
    .select({
      id: imageAssets.id,
      generationId: imageAssets.generationId,
      width: imageAssets.width,
      height: imageAssets.height,
      seed: imageAssets.seed,
    })
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.userId, user.id),
        inArray(imageAssets.generationId, generationIds),
        eq(imageAssets.role, "output"),
        isNull(imageAssets.deletedAt),
      ),
    )
    .orderBy(asc(imageAssets.position), asc(imageAssets.id));
  return Map.groupBy(rows, (row) => row.generationId);
}

/** Where those steps hang whose parent is deleted: on the nearest step above that is not, or on nothing. */
async function livingParents(user: Owner, generationIds: string[]): Promise<Map<string, string | null>> {
  if (generationIds.length === 0) return new Map();
  const { rows } = await db().execute<{ id: string; parent: string | null }>(sql`
    with recursive climb as (
      select child.id as start, parent.id, parent.parent_generation_id, parent.deleted_at
      from ${imageGenerations} child join ${imageGenerations} parent on parent.id = child.parent_generation_id
      where child.id = any(${sql.param(generationIds)}::text[]) and child.user_id = ${user.id}
        and parent.user_id = ${user.id} and parent.deleted_at is not null
      union all
      select climb.start, parent.id, parent.parent_generation_id, parent.deleted_at
      from climb join ${imageGenerations} parent on parent.id = climb.parent_generation_id
      where climb.deleted_at is not null and parent.user_id = ${user.id}
    )
    select start as id, max(climb.id) filter (where deleted_at is null) as parent from climb group by start`);
  return new Map(rows.map(({ id, parent }) => [id, parent]));
}

function toNode(row: NodeRow, outputs: OutputRow[], parents: Map<string, string | null>): TreeNodeView {
  const { starredAt, askedSeed, createdAt, ...same } = row;
  const moved = parents.get(row.id);
  return {
    ...same,
    parentGenerationId: moved === undefined ? row.parentGenerationId : moved,
    starred: starredAt !== null,
    seed: outputs[0]?.seed ?? askedSeed,
    createdAt: createdAt.toISOString(),
    outputs: outputs
      .slice(0, PICTURES_MAX)
      .map(({ id, width, height }) => ({ id, url: assetUrl(id), width, height })),
    outputCount: outputs.length,
  };
}
