import { db } from "#db/index.ts";
import type { AssetRow, GenerationRow } from "#db/schema/images.ts";
import { invalidField, notFound } from "#lib/errors.ts";
import { findAssets } from "./assets.ts";
import { findBudgetObstacle, type PricedStep } from "./budgets-check.ts";
import { estimateStep, sumEstimates } from "./estimates.ts";
import { countLeftToday, describeDay } from "./limits.ts";
import { refuseOverlay } from "./overlays.ts";
import { getOwnedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { BATCH_MAX, type BatchBase } from "./record-batch.ts";
import type { ReplayInput } from "./replay-input.ts";
import { type Edit, findOriginals, type Original, type Skipped, sortOut } from "./replay-steps.ts";
import type { ReplayPlanView, ReplayStepView, SkippedStepView } from "./replay-views.ts";
import { assetUrl } from "./views.ts";

/** What a replay will do: each edit, in order, on each of the bases. */
export type ReplayPlan = { root: GenerationRow; bases: BatchBase[]; edits: Edit[]; skipped: Skipped[] };

/** @throws {AppError} not_found, invalid_input */
export async function planReplay(user: Owner, input: ReplayInput): Promise<ReplayPlan> {
  const root = await getOwnedGeneration(db(), user, input.generationId);
  await loadProviders();
  const bases = await findBases(user, root, input.onto);
  return { root, bases, ...sortOut(await findOriginals(user, root, input.scope), input.seeds) };
}

async function findBases(user: Owner, root: GenerationRow, onto: ReplayInput["onto"]): Promise<BatchBase[]> {
  if ("generationId" in onto) {
    const base = await getOwnedGeneration(db(), user, onto.generationId);
    if (base.sessionId !== root.sessionId) {
      throw invalidField("onto", "That step belongs to another session. Choose its picture instead.");
    }
    return [{ kind: "step", generationId: base.id }];
  }
  const assetIds = [...new Set(onto.assetIds)];
  const found = new Map((await findAssets(db(), user, assetIds)).map((asset) => [asset.id, asset]));
  return assetIds.map((id) => {
    const asset = found.get(id);
    if (!asset) throw notFound();
    refuseOverlay(asset, "onto", "be edited");
    return { kind: "picture", asset };
  });
}

/** Why the plan cannot be started, in words for the person; null when it can. */
export function findObstacle({ root, bases, edits }: ReplayPlan, scope: ReplayInput["scope"]): string | null {
  const stepCount = edits.length * bases.length;
  if (stepCount === 0) {
    return scope === "step"
      ? `Step ${root.stepNumber} cannot be made again on another picture.`
      : `No edit after step ${root.stepNumber} can be made again.`;
  }
  if (stepCount <= BATCH_MAX) return null;
  return `This would run ${stepCount} steps; up to ${BATCH_MAX} can run at once. Choose fewer pictures or a later step.`;
}

/** The plan as it is shown before anything is bought. */
export async function viewReplayPlan(user: Owner, input: ReplayInput): Promise<ReplayPlanView> {
  const plan = await planReplay(user, input);
  const steps = plan.edits.map((edit) => toStepView(edit, plan));
  const stepCount = steps.length * plan.bases.length;
  const leftToday = await countLeftToday(db(), user);
  const tooMany = leftToday !== null && stepCount > leftToday ? describeDay(stepCount, leftToday) : null;
  return {
    steps,
    skipped: plan.skipped.map(toSkippedView),
    baseCount: plan.bases.length,
    stepCount,
    estimate: sumEstimates(plan.bases.flatMap(() => steps.map((step) => step.estimatedCostMicros))),
    leftToday,
    obstacle:
      findObstacle(plan, input.scope) ??
      tooMany ??
      (await findBudgetObstacle(user, plan.root.sessionId, toPriced(plan))),
  };
}

function toPriced({ bases, edits }: ReplayPlan): PricedStep[] {
  return bases.flatMap(() =>
    edits.map(({ row, model, params }) => {
      const { operation } = row;
      return { provider: model.provider, model: model.id, operation, params };
    }),
  );
}

function toStepView(
  { model, params, mask, markup, references, ...original }: Edit,
  plan: ReplayPlan,
): ReplayStepView {
  const { row } = original;
  const parent = plan.edits.find((edit) => edit.row.id === row.parentGenerationId);
  return {
    ...toBriefView(original),
    provider: model.provider,
    model: model.id,
    maskUrl: mask && assetUrl(mask.id),
    markupUrl: markup && assetUrl(markup.id),
    referenceCount: references.length,
    buildsOn: parent?.row.stepNumber ?? null,
    estimatedCostMicros: estimateStep(model, row.operation, params),
  };
}

function toSkippedView({ reason, ...original }: Skipped): SkippedStepView {
  return { ...toBriefView(original), reason };
}

function toBriefView({ row, assets }: Original) {
  const output: AssetRow | undefined = assets.find(({ role }) => role === "output");
  return {
    generationId: row.id,
    stepNumber: row.stepNumber,
    prompt: row.prompt,
    pictureUrl: output ? assetUrl(output.id) : null,
  };
}
