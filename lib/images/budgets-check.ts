import { type Db, db, type Tx } from "#db/index.ts";
import { AppError } from "#lib/errors.ts";
import { lockPlaces } from "./admission.ts";
import { type Budget, findBudgets, hasBudgets } from "./budgets.ts";
import type { BudgetKind } from "./budgets-views.ts";
import { describeOver, WAYS_OUT } from "./budgets-words.ts";
import type { Claim } from "./claims.ts";
import { estimateOf } from "./estimates.ts";
import type { NewStep } from "./insert-step.ts";
import type { Owner } from "./owner.ts";
import { hasOwnKey } from "./providers/index.ts";
import { ProviderError } from "./providers/types.ts";

/** A step to come, of which only the price counts here. */
export type PricedStep = Pick<NewStep, "provider" | "model" | "operation" | "params">;
type Over = { kind: BudgetKind; message: string };

/**
 * Run it in the transaction that adds the steps, after `lockPlaces`: then requests at once cannot pass together.
 * @throws {AppError} limit_exceeded when a budget does not cover all steps. Steps that are free are never refused.
 */
export async function assertWithinBudgets(
  tx: Tx,
  user: Owner,
  sessionId: string,
  steps: readonly PricedStep[],
): Promise<void> {
  const over = await findOver(tx, user, sessionId, steps);
  if (!over) return;
  throw new AppError(
    "limit_exceeded",
    `${over.message} Nothing was started. ${WAYS_OUT[over.kind]}, or use a free model.`,
  );
}

/** Why the steps could not be started now, in words for the person; null when they could. */
export async function findBudgetObstacle(
  user: Owner,
  sessionId: string,
  steps: readonly PricedStep[],
): Promise<string | null> {
  const over = await findOver(db(), user, sessionId, steps);
  return over && `${over.message} ${WAYS_OUT[over.kind]}, or use a free model.`;
}

/**
 * The last check, in the transaction that begins a call: costs may have risen while the step waited, and calls that
 * begin at once come here one after the other.
 * @throws {ProviderError} over_budget
 */
export async function assertCallWithinBudgets(
  tx: Tx,
  claim: Claim,
  provider: string,
  estimatedCostMicros: number | null,
): Promise<void> {
  if (estimatedCostMicros === 0) return;
  const owner = { id: claim.userId };
  // Only who has a budget waits for the lock.
  if (!(await hasBudgets(tx, owner, claim.sessionId))) return;
  await lockPlaces(tx, owner.id);
  const budgets = await findBudgets(tx, owner, claim.sessionId);
  // What waits behind this step is asked when its turn has come.
  const now = budgets.map((budget) => ({ ...budget, waitingMicros: 0 }));
  const over = pickOver(now, [{ provider, micros: estimatedCostMicros }]);
  if (!over) return;
  throw new ProviderError(
    "over_budget",
    `${over.message} It was not started and nothing was charged. ${WAYS_OUT[over.kind]}, then retry.`,
    { charged: "no" },
  );
}

async function findOver(
  on: Db,
  user: Owner,
  sessionId: string,
  steps: readonly PricedStep[],
): Promise<Over | null> {
  const priced = steps.map((step) => ({ provider: step.provider, micros: estimateOf(step) }));
  if (priced.every(({ micros }) => micros === 0)) return null;
  return pickOver(await findBudgets(on, user, sessionId), priced);
}

type Priced = { provider: string; micros: number | null };

/** The first budget that does not cover the calls. One whose cost nobody knows is covered until all is spent. */
export function pickOver(budgets: Budget[], calls: readonly Priced[]): Over | null {
  for (const budget of budgets) {
    const { kind, limitMicros, spent } = budget;
    const counted = calls.filter(({ provider }) => holdsFor(budget, provider));
    const wanted = counted.reduce((sum, { micros }) => sum + (micros ?? 0), 0);
    if (wanted > 0 && gone(budget) + wanted > limitMicros)
      return { kind, message: describeOver(budget, wanted) };
    const isSpent = spent.knownMicros + spent.maybeMicros >= limitMicros;
    if (isSpent && counted.some(({ micros }) => micros === null))
      return { kind, message: describeOver(budget, null) };
  }
  return null;
}

/** What a person's own key pays is no matter of the operator's. */
export function holdsFor({ kind }: Budget, provider: string): boolean {
  return kind !== "operator" || !hasOwnKey(provider);
}

/** Micro-dollars of a budget that are spent, may be, or are set aside. */
export function gone({ spent, waitingMicros }: Budget): number {
  return spent.knownMicros + spent.maybeMicros + waitingMicros;
}
