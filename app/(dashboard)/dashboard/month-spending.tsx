import { CircleDollarSign } from "lucide-react";
import Link from "next/link";
import { BudgetMeter } from "#components/images/costs/budget-meter.tsx";
import { isNothing } from "#components/images/costs/spend-words.ts";
import { Spending } from "#components/images/costs/spending.tsx";
import { Button } from "#components/ui/button.tsx";
import type { BudgetsView } from "#lib/images/budgets-views.ts";
import type { MonthSpendListView } from "#lib/images/spend-views.ts";

/** What was spent, this month against the budgets and by months and models. */
export function MonthSpending({ budgets, months }: { budgets: BudgetsView; months: MonthSpendListView }) {
  const { month, operator } = budgets;
  const nothing = months.nextCursor === null && months.months.every(isNothing);
  return (
    <section aria-labelledby="spending" className="flex flex-col gap-4">
      <div className="flex h-8 items-center justify-between">
        <h2 id="spending" className="font-semibold text-base">
          Spending
        </h2>
        <Button asChild variant="ghost" size="sm">
          <Link href="/settings/budget">
            {month.limitMicros === null ? "Set a budget" : "Change the budget"}
          </Link>
        </Button>
      </div>
      {nothing && <NothingSpent hasCalls={months.months.length > 0} />}
      {(month.limitMicros !== null || operator) && (
        <div className="grid gap-x-10 gap-y-5 rounded-lg border bg-card p-4 md:auto-cols-fr md:grid-flow-col md:p-5">
          {month.limitMicros !== null && <BudgetMeter budget={month} label="Your budget this month" />}
          {operator && <BudgetMeter budget={operator} label="Of what this studio allows you" />}
        </div>
      )}
      {!nothing && <Spending initial={months} />}
    </section>
  );
}

function NothingSpent({ hasCalls }: { hasCalls: boolean }) {
  return (
    <p className="flex items-center gap-3 rounded-lg border border-dashed px-4 py-5 text-muted-foreground text-sm md:px-5">
      <CircleDollarSign className="size-5 shrink-0" aria-hidden="true" />
      {hasCalls ? "Nothing spent: every model you used was free." : "Nothing spent yet."}
    </p>
  );
}
