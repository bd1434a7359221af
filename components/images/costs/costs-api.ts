import type { CostPreviewInput } from "#lib/images/budgets-input.ts";
import type { BudgetsView, CostPreviewView } from "#lib/images/budgets-views.ts";
import type { MonthSpendListView, StepCostsView } from "#lib/images/spend-views.ts";
import { apiRequest, jsonBody } from "../api/api-request.ts";

const root = "/api/images";

export async function getStepCosts(generationId: string): Promise<StepCostsView> {
  const { costs } = await apiRequest<{ costs: StepCostsView }>(`${root}/generations/${generationId}/costs`);
  return costs;
}

export function listMonthlySpend(cursor: string): Promise<MonthSpendListView> {
  return apiRequest(`${root}/costs?cursor=${encodeURIComponent(cursor)}`);
}

export async function previewCost(input: CostPreviewInput): Promise<CostPreviewView> {
  const { preview } = await apiRequest<{ preview: CostPreviewView }>(
    `${root}/costs/preview`,
    jsonBody("POST", input),
  );
  return preview;
}

export async function getBudgets(sessionId: string): Promise<BudgetsView> {
  const { budgets } = await apiRequest<{ budgets: BudgetsView }>(`${root}/budgets?sessionId=${sessionId}`);
  return budgets;
}

/** Micro-dollars; null takes the budget away. */
export function setSessionBudget(sessionId: string, budgetMicros: number | null): Promise<unknown> {
  return apiRequest(`${root}/sessions/${sessionId}`, jsonBody("PATCH", { budgetMicros }));
}

export async function setMonthlyBudget(monthlyMicros: number | null): Promise<BudgetsView> {
  const { budgets } = await apiRequest<{ budgets: BudgetsView }>(
    `${root}/budgets`,
    jsonBody("PUT", { monthlyMicros }),
  );
  return budgets;
}
