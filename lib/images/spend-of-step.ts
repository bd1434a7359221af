import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { isCopiedStep } from "./copied-steps.ts";
import { getOwnedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import { branchOf } from "./prune-generation.ts";
import { sumSpend } from "./spend.ts";
import type { StepCostsView } from "./spend-views.ts";

/** No sum looks at more steps than this. */
const STEPS_MAX = 20_000;

/** What a step has cost, alone and with what is around it. What is in the trash counts: it is paid. @throws {AppError} not_found */
export async function getStepCosts(user: Owner, generationId: string): Promise<StepCostsView> {
  const row = await getOwnedGeneration(db(), user, generationId);
  const sumOf = (condition: SQL) => sumSpend(db(), and(eq(imageAttempts.userId, user.id), condition));
  const sumOfSteps = (ids: SQL) =>
    sumOf(sql`${imageAttempts.generationId} in (select id from ${ids} step limit ${STEPS_MAX})`);
  const [step, path, branch, session] = await Promise.all([
    sumOf(eq(imageAttempts.generationId, row.id)),
    sumOfSteps(pathTo(user, row.id)),
    sumOfSteps(branchOf(user, row.id)),
    sumOf(eq(imageAttempts.sessionId, row.sessionId)),
  ]);
  return { step, path, branch, session, isCopy: isCopiedStep(row) };
}

/** Ids of a step and of all that it hangs on. */
function pathTo(user: Owner, generationId: string): SQL {
  return sql`(
    with recursive path as (
      select id, parent_generation_id from ${imageGenerations} where id = ${generationId} and user_id = ${user.id}
      union
      select up.id, up.parent_generation_id from path
      join ${imageGenerations} up on up.id = path.parent_generation_id
      where up.user_id = ${user.id}
    )
    select id from path
  )`;
}
