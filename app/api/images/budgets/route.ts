import { route } from "#lib/api.ts";
import { BudgetsQuery, MonthlyBudgetInput } from "#lib/images/budgets-input.ts";
import { getBudgets, setMonthlyBudget } from "#lib/images/budgets-of-user.ts";
import { limitRequests } from "#lib/images/limits.ts";

export const GET = route({ query: BudgetsQuery }, async ({ user, query }) =>
  Response.json({ budgets: await getBudgets(user, query.sessionId) }),
);

export const PUT = route({ body: MonthlyBudgetInput }, async ({ user, body }) => {
  await limitRequests(user);
  await setMonthlyBudget(user, body.monthlyMicros);
  return Response.json({ budgets: await getBudgets(user) });
});
