import { db } from "#db/index.ts";
import type { GenerationRow } from "#db/schema/images.ts";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { limitSessionGenerations } from "./limits.ts";
import { assertAllowed, wordsOf } from "./moderation.ts";
import type { Owner } from "./owner.ts";
import { type BatchBase, type BatchStep, findBatch, recordBatch } from "./record-batch.ts";
import type { ReplayInput } from "./replay-input.ts";
import { findObstacle, planReplay, type ReplayPlan } from "./replay-plan.ts";
import type { Edit } from "./replay-steps.ts";
import { hashValue } from "./settings-hash.ts";

/**
 * Makes edits again on other pictures, as new branches of the old shape: each with the mask, references and settings
 * of its original, waiting for the one before it. All are recorded at once or none is.
 * @throws {AppError} not_found, invalid_input, conflict, content_blocked, limit_exceeded
 */
export async function replay(
  user: Owner,
  input: ReplayInput,
  idempotencyKey: string,
): Promise<GenerationRow[]> {
  const batch = { idempotencyKey, requestHash: hashValue({ replay: input }) };
  const earlier = await findBatch(db(), user, batch);
  if (earlier.length > 0) return earlier;
  const plan = await planReplay(user, input);
  const obstacle = findObstacle(plan, input.scope);
  if (obstacle) throw new AppError("invalid_input", `${obstacle} Nothing was started.`);
  await limitSessionGenerations(user, plan.root.sessionId);
  await assertAllowed(plan.edits.flatMap(({ row }) => wordsOf(row)));
  const rows = await recordBatch(user, batch, toSteps(plan, input.scope));
  log({ sessionId: plan.root.sessionId }).info({ steps: rows.length }, "replay requested");
  return rows;
}

/** The whole branch on the first picture, then the whole branch on the next. */
function toSteps(plan: ReplayPlan, scope: ReplayInput["scope"]): BatchStep[] {
  return plan.bases.flatMap((base, branch) =>
    plan.edits.map((edit) => {
      const parent = plan.edits.findIndex(({ row }) => row.id === edit.row.parentGenerationId);
      const first = scope === "step" || parent === -1;
      return toStep(edit, first ? base : { kind: "earlier", index: branch * plan.edits.length + parent });
    }),
  );
}

function toStep({ row, model, params, mask, markup, references }: Edit, base: BatchBase): BatchStep {
  return {
    sessionId: row.sessionId,
    provider: model.provider,
    model: model.id,
    operation: row.operation,
    prompt: row.prompt,
    negativePrompt: row.negativePrompt,
    params,
    allowsFallback: row.allowsFallback,
    parentGenerationId: null,
    origin: { replayOfGenerationId: row.id },
    base,
    mask,
    markup,
    references,
  };
}
