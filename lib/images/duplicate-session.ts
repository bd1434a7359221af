import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type ImageSessionRow, imageAssets, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { imageSweeps } from "#db/schema/sweeps.ts";
import { newId } from "#lib/ids.ts";
import { TITLE_MAX_LENGTH } from "./constants.ts";
import { COPY_KEY_PREFIX } from "./copied-steps.ts";
import { withEvents } from "./events.ts";
import type { Owner } from "./owner.ts";
import { getOwnedSession } from "./sessions.ts";
import { firstPictureOf } from "./thumbnails.ts";
import { titleFromPrompt } from "./titles.ts";

/**
 * A session of its own with the same finished steps, their tree and their pictures, which share the bytes. What is
 * deleted or not finished is left out. Copied inside the database, so that its length hardly matters.
 * @throws {AppError} not_found
 */
export async function duplicateSession(user: Owner, sessionId: string): Promise<ImageSessionRow> {
  return await withEvents(async (tx, emit) => {
    const session = await getOwnedSession(tx, user, sessionId);
    const title = session.title ?? (await titleOfFirstStep(tx, user, sessionId));
    const { provider, model } = session;
    const id = newId("imageSession");
    await tx
      .insert(imageSessions)
      .values({ id, userId: user.id, title: copyTitle(title ?? "New session"), provider, model });
    const copy: Copy = { user, from: sessionId, to: id };
    await copySweeps(tx, copy);
    await copySteps(tx, copy);
    await copyPictures(tx, copy);
    const [row] = await tx
      .update(imageSessions)
      .set({
        thumbnailAssetId: sql`coalesce(${copiedThumbnail(session, copy)}, ${firstPictureOf(sql`${id}`)})`,
      })
      .where(and(eq(imageSessions.id, id), eq(imageSessions.userId, user.id)))
      .returning();
    if (!row) throw new Error("The new session was not returned");
    emit({ type: "session.updated", userId: user.id, sessionId: id });
    return row;
  });
}

type Copy = { user: Owner; from: string; to: string };

const finished = sql.raw("('succeeded', 'failed', 'canceled')");

/**
 * The id of the copy of what has this id: everything can work it out by itself, without a list of old and new. All
 * but its random end stays, because ids sort by age.
 */
function copyOf(id: SQL, { to }: Copy): SQL {
  return sql`left(${id}, -10) || left(md5(${id} || ${to}::text), 10)`;
}

async function titleOfFirstStep(tx: Tx, user: Owner, sessionId: string): Promise<string | null> {
  const [first] = await tx
    .select({ prompt: imageGenerations.prompt })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.sessionId, sessionId),
        eq(imageGenerations.userId, user.id),
        ne(imageGenerations.prompt, ""),
      ),
    )
    .orderBy(imageGenerations.createdAt)
    .limit(1);
  return first ? titleFromPrompt(first.prompt) : null;
}

/** "Mill", "Mill (copy)", "Mill (copy 2)" … */
export function copyTitle(title: string): string {
  const [, name = title, mark, number] = /^(.*?)( \(copy(?: (\d+))?\))?$/su.exec(title) ?? [];
  const suffix = mark ? ` (copy ${Number(number ?? 1) + 1})` : " (copy)";
  return `${[...name]
    .slice(0, TITLE_MAX_LENGTH - suffix.length)
    .join("")
    .trimEnd()}${suffix}`;
}

async function copySweeps(tx: Tx, copy: Copy): Promise<void> {
  await tx.execute(sql`
    insert into ${imageSweeps} select new.* from ${imageSweeps} old,
      jsonb_populate_record(old, jsonb_build_object('id', ${copyOf(sql`old.id`, copy)}, 'session_id', ${copy.to}::text)) new
    where old.session_id = ${copy.from} and old.user_id = ${copy.user.id}`);
}

async function copySteps(tx: Tx, copy: Copy): Promise<void> {
  const { user, from, to } = copy;
  await tx.execute(sql`
    insert into ${imageGenerations} select new.* from ${imageGenerations} old,
      jsonb_populate_record(old, jsonb_build_object(
        'id', ${copyOf(sql`old.id`, copy)},
        'session_id', ${to}::text,
        'parent_generation_id', ${nearestCopied(copy)},
        'replay_of_generation_id', coalesce(
          (select ${copyOf(sql`step.id`, copy)} from ${imageGenerations} step
            where step.id = old.replay_of_generation_id and ${isCopied(sql`step`, copy)}),
          old.replay_of_generation_id),
        'waits_for_generation_id', null,
        'sweep_id', ${copyOf(sql`old.sweep_id`, copy)},
        'idempotency_key', ${COPY_KEY_PREFIX}::text || ${copyOf(sql`old.id`, copy)}
      )) new
    where ${isCopied(sql`old`, { user, from, to })}`);
}

function isCopied(step: SQL, { user, from }: Copy): SQL {
  return sql`(${step}.session_id = ${from} and ${step}.user_id = ${user.id} and ${step}.deleted_at is null
    and ${step}.status in ${finished})`;
}

/** The copy of the nearest step before this one that is copied, too. */
function nearestCopied(copy: Copy): SQL {
  return sql`(
    with recursive up as (
      select p.* from ${imageGenerations} p where p.id = old.parent_generation_id
      union all
      select p.* from ${imageGenerations} p, up where p.id = up.parent_generation_id and not ${isCopied(sql`up`, copy)}
    )
    select ${copyOf(sql`up.id`, copy)} from up where ${isCopied(sql`up`, copy)})`;
}

/** A picture that was made of one of the old session's is made of the copy of that one. */
async function copyPictures(tx: Tx, copy: Copy): Promise<void> {
  const { user, to } = copy;
  await tx.execute(sql`
    insert into ${imageAssets} select new.* from ${imageAssets} old
      join ${imageGenerations} step on step.session_id = ${to} and step.id = ${copyOf(sql`old.generation_id`, copy)},
      jsonb_populate_record(old, jsonb_build_object(
        'id', ${copyOf(sql`old.id`, copy)},
        'session_id', ${to}::text,
        'generation_id', step.id,
        'source_asset_id', coalesce(
          (select ${copyOf(sql`source.id`, copy)} from ${imageAssets} source
            join ${imageGenerations} maker on maker.id = ${copyOf(sql`source.generation_id`, copy)}
            where source.id = old.source_asset_id and source.deleted_at is null and maker.session_id = ${to}),
          old.source_asset_id)
      )) new
    where old.session_id = ${copy.from} and old.user_id = ${user.id} and old.deleted_at is null`);
}

function copiedThumbnail({ thumbnailAssetId }: ImageSessionRow, copy: Copy): SQL {
  return sql`(select ${imageAssets.id} from ${imageAssets}
    where ${imageAssets.id} = ${copyOf(sql`${thumbnailAssetId}::text`, copy)} and ${imageAssets.sessionId} = ${copy.to})`;
}
