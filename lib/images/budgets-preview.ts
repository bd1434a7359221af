import { db } from "#db/index.ts";
import { findBudgets } from "./budgets.ts";
import { gone, holdsFor, pickOver } from "./budgets-check.ts";
import type { CostPreviewInput } from "./budgets-input.ts";
import type { CostPreviewView } from "./budgets-views.ts";
import { describeNear } from "./budgets-words.ts";
import { estimateOf } from "./estimates.ts";
import { modelNotHere } from "./insert-step.ts";
import type { Owner } from "./owner.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { findModel, isUsableBy } from "./providers/index.ts";
import { getOwnedSession } from "./sessions.ts";

/** From this part of a limit on people are warned. */
const WARN_FROM = 0.8;

/** What a step would about cost, and whether a budget is nearly or wholly in its way. @throws {AppError} not_found, invalid_input */
export async function previewCost(user: Owner, input: CostPreviewInput): Promise<CostPreviewView> {
  const { sessionId, provider } = input;
  if (sessionId) await getOwnedSession(db(), user, sessionId);
  await loadProviders();
  if (!findModel(provider, input.model) || !isUsableBy(user.id, provider)) throw modelNotHere();
  const costMicros = estimateOf(input);
  if (costMicros === 0) return { costMicros, warning: null };
  const budgets = await findBudgets(db(), user, sessionId);
  const over = pickOver(budgets, [{ provider, micros: costMicros }]);
  if (over) return { costMicros, warning: { level: "stop", ...over } };
  const near = budgets.find(
    (budget) =>
      holdsFor(budget, provider) && gone(budget) + (costMicros ?? 0) >= WARN_FROM * budget.limitMicros,
  );
  const warning = near ? { level: "warn" as const, kind: near.kind, message: describeNear(near) } : null;
  return { costMicros, warning };
}
