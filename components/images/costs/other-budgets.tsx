import Link from "next/link";
import type { BudgetsView } from "#lib/images/budgets-views.ts";
import { BudgetMeter } from "./budget-meter.tsx";

/** The limits that hold besides a session's own; nothing where there are none. */
export function OtherBudgets({ budgets: { month, operator } }: { budgets: BudgetsView }) {
  if (month.limitMicros === null && !operator) return null;
  return (
    <section aria-label="Other limits" className="flex flex-col gap-4 border-t pt-4">
      {month.limitMicros !== null && (
        <div className="flex flex-col gap-1">
          <BudgetMeter budget={month} label="This month, in all sessions" />
          <Link
            href="/settings/budget"
            className="inline-flex min-h-10 w-fit items-center rounded-sm text-sm underline underline-offset-2 md:min-h-6"
          >
            Change the month's budget
          </Link>
        </div>
      )}
      {operator && <BudgetMeter budget={operator} label="Of what this studio allows you this month" />}
    </section>
  );
}
