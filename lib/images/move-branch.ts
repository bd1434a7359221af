import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import {
  type GenerationRow,
  type ImageSessionRow,
  imageAssets,
  imageGenerations,
  imageSessions,
} from "#db/schema/images.ts";
import { AppError, invalidField, notFound } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { lockPlaces } from "./admission.ts";
import { withEvents } from "./events.ts";
import { getOwnedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import type { MoveBranchInput } from "./schemas.ts";
import { ownedSession } from "./sessions.ts";
import { firstPictureOf } from "./thumbnails.ts";
import { titleFromPrompt } from "./titles.ts";

/**
 * Moves a step and all that came of it to the named session, or to a new one, where they get the next step numbers in
 * their old order and the step is a beginning. What is deleted of the branch moves along.
 * @throws {AppError} not_found; conflict while any of it is waiting or running; invalid_input for its own session
 */
export async function moveBranch(
  user: Owner,
  generationId: string,
  { sessionId }: MoveBranchInput,
): Promise<{ session: ImageSessionRow; stepCount: number }> {
  return await withEvents(async (tx, emit) => {
    // From here on no step of this person is added or ended by a request.
    await lockPlaces(tx, user.id);
    const root = await getOwnedGeneration(tx, user, generationId);
    if (sessionId === root.sessionId)
      throw invalidField("sessionId", "The branch is in this session already.");
    const branch = await lockBranch(tx, user, root);
    assertAtRest(branch);
    const target = sessionId ?? (await addSession(tx, user, root));
    await lockSessions(tx, user, [root.sessionId, target]);
    const ids = branch.map((step) => step.id);
    await moveSteps(tx, user, ids, target);
    const session = await touchTarget(tx, user, target, root);
    await renewThumbnail(tx, user, root.sessionId);
    for (const step of branch.filter(({ deletedAt }) => deletedAt === null)) {
      const event = { userId: user.id, generationId: step.id };
      emit({ ...event, type: "generation.deleted", sessionId: root.sessionId });
      emit({ ...event, type: "generation.restored", sessionId: target });
    }
    emit({ type: "session.updated", userId: user.id, sessionId: root.sessionId });
    emit({ type: "session.updated", userId: user.id, sessionId: target });
    return { session, stepCount: ids.length };
  });
}

/** The step and all its descendants, in order of their numbers. */
async function lockBranch(tx: Tx, user: Owner, root: GenerationRow): Promise<GenerationRow[]> {
  const { id, userId, stepNumber } = imageGenerations;
  return await tx
    .select()
    .from(imageGenerations)
    .where(
      and(
        eq(userId, user.id),
        sql`${id} in (
          with recursive branch as (
            select g.id from ${imageGenerations} g where g.id = ${root.id}
            union
            select g.id from ${imageGenerations} g join branch on g.parent_generation_id = branch.id
            where g.user_id = ${user.id}
          ) select branch.id from branch)`,
      ),
    )
    .orderBy(stepNumber)
    .for("no key update");
}

function assertAtRest(branch: GenerationRow[]): void {
  const busy = branch.find(({ status }) => status === "queued" || status === "running");
  if (!busy) return;
  const how = busy.status === "queued" ? "waiting" : "running";
  throw new AppError(
    "conflict",
    `Step ${busy.stepNumber} is still ${how}. Nothing was moved: wait until it is done, or cancel it first.`,
  );
}

async function addSession(
  tx: Tx,
  user: Owner,
  { label, prompt, provider, model }: GenerationRow,
): Promise<string> {
  const id = newId("imageSession");
  const title = label ?? titleFromPrompt(prompt);
  await tx.insert(imageSessions).values({ id, userId: user.id, title, provider, model });
  return id;
}

/** Holds both until the end, so that nobody else gives out step numbers there. @throws {AppError} not_found */
async function lockSessions(tx: Tx, user: Owner, sessionIds: string[]): Promise<void> {
  for (const sessionId of sessionIds.sort()) {
    const [row] = await tx
      .select({ id: imageSessions.id })
      .from(imageSessions)
      .where(ownedSession(user, sessionId))
      .for("no key update");
    if (!row) throw notFound();
  }
}

async function moveSteps(tx: Tx, user: Owner, ids: string[], target: string): Promise<void> {
  // One parameter, however many they are.
  const moved = sql`any(${sql.param(ids)}::text[])`;
  const { parentGenerationId } = imageGenerations;
  await tx
    .update(imageGenerations)
    .set({
      sessionId: target,
      stepNumber: sql`(select coalesce(max(g.step_number), 0) from ${imageGenerations} g
        where g.session_id = ${target} and g.user_id = ${user.id}) + numbered.place`,
      parentGenerationId: sql`case when ${parentGenerationId} = ${moved} then ${parentGenerationId} end`,
      // A sweep's grid stays where it is: a cell that leaves it is an ordinary step.
      sweepId: null,
      sweepCell: null,
    })
    .from(
      sql`(select g.id, row_number() over (order by g.step_number) as place from ${imageGenerations} g
        where g.id = ${moved} and g.user_id = ${user.id}) numbered`,
    )
    .where(and(eq(imageGenerations.id, sql`numbered.id`), eq(imageGenerations.userId, user.id)));
  await tx
    .update(imageAssets)
    .set({ sessionId: target })
    .where(and(sql`${imageAssets.generationId} = ${moved}`, eq(imageAssets.userId, user.id)));
  // What the steps have cost goes along.
  await tx
    .update(imageAttempts)
    .set({ sessionId: target })
    .where(and(sql`${imageAttempts.generationId} = ${moved}`, eq(imageAttempts.userId, user.id)));
}

async function touchTarget(
  tx: Tx,
  user: Owner,
  target: string,
  { provider, model }: GenerationRow,
): Promise<ImageSessionRow> {
  const [row] = await tx
    .update(imageSessions)
    .set({
      provider: sql`coalesce(${imageSessions.provider}, ${provider})`,
      model: sql`coalesce(${imageSessions.model}, ${model})`,
      thumbnailAssetId: sql`coalesce(${imageSessions.thumbnailAssetId}, ${firstPictureOf(sql`${target}::text`)})`,
      updatedAt: sql`now()`,
      version: sql`${imageSessions.version} + 1`,
    })
    .where(ownedSession(user, target))
    .returning();
  if (!row) throw notFound();
  return row;
}

/** Another picture for the session that the branch left, if its thumbnail went along. */
async function renewThumbnail(tx: Tx, user: Owner, sessionId: string): Promise<void> {
  await tx
    .update(imageSessions)
    .set({
      thumbnailAssetId: firstPictureOf(sql`${sessionId}::text`),
      version: sql`${imageSessions.version} + 1`,
    })
    .where(
      and(
        ownedSession(user, sessionId),
        sql`not exists (select 1 from ${imageAssets}
          where ${imageAssets.id} = ${imageSessions.thumbnailAssetId} and ${imageAssets.sessionId} = ${sessionId})`,
      ),
    );
}
