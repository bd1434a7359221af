import type { Metadata } from "next";
import { MonthlyBudget } from "#components/images/costs/monthly-budget.tsx";
import { requireUserOrRedirect } from "#lib/auth.ts";
import { getBudgets } from "#lib/images/budgets-of-user.ts";

export const metadata: Metadata = { title: "Budget" };

export default async function BudgetPage() {
  const user = await requireUserOrRedirect("/settings/budget");
  return <MonthlyBudget initial={await getBudgets(user)} />;
}
