import { db } from "#db/index.ts";
import { imagePreferences } from "#db/schema/preferences.ts";
import { findLimits, measure } from "./budgets.ts";
import type { BudgetsView, BudgetView } from "./budgets-views.ts";
import type { Owner } from "./owner.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { getOwnedSession } from "./sessions.ts";

/** What a person may spend and has spent, in a session or in none. @throws {AppError} not_found */
export async function getBudgets(user: Owner, sessionId?: string): Promise<BudgetsView> {
  if (sessionId) await getOwnedSession(db(), user, sessionId);
  await loadProviders();
  const limits = await findLimits(db(), user, sessionId);
  const [session, month, operator] = await measure(db(), user, sessionId, ["session", "month", "operator"]);
  if (!session || !month || !operator) throw new Error("A budget was not measured");
  return {
    session: sessionId ? toView(limits.session, session) : null,
    month: toView(limits.month, month),
    operator: limits.operator === null ? null : toView(limits.operator, operator),
  };
}

function toView(
  limitMicros: number | null,
  { spent, waitingMicros }: Omit<BudgetView, "limitMicros">,
): BudgetView {
  return { limitMicros, spent, waitingMicros };
}

/** Sets what a person may spend in each calendar month; null takes the limit away. */
export async function setMonthlyBudget(user: Owner, monthlyBudgetMicros: number | null): Promise<void> {
  await db()
    .insert(imagePreferences)
    .values({ userId: user.id, monthlyBudgetMicros })
    .onConflictDoUpdate({ target: imagePreferences.userId, set: { monthlyBudgetMicros } });
}
