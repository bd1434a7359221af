"use client";

import { useState } from "react";
import { toast } from "#components/ui/toast.ts";
import type { BudgetsView } from "#lib/images/budgets-views.ts";
import { formatDollars } from "#lib/images/dollars.ts";
import { showError } from "../error-toast.ts";
import { BudgetForm } from "./budget-form.tsx";
import { BudgetMeter } from "./budget-meter.tsx";
import { setMonthlyBudget } from "./costs-api.ts";

/** What a person may spend in a month: by their own will, and by that of the studio. */
export function MonthlyBudget({ initial }: { initial: BudgetsView }) {
  const [{ month, operator }, setBudgets] = useState(initial);
  const save = async (micros: number | null) => {
    try {
      setBudgets(await setMonthlyBudget(micros));
      toast.success(
        micros === null ? "The budget is removed" : `The budget is ${formatDollars(micros)} a month`,
      );
    } catch (error) {
      showError("The budget was not saved", error);
    }
  };
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col gap-6 px-4 py-8 md:px-8">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl">Budget</h1>
        <p className="text-muted-foreground text-sm">
          What all your sessions may cost in a calendar month (UTC). You are warned from 80 %; steps that
          would go over it are not started. Free models always work.
        </p>
      </div>
      <section aria-label="Your budget" className="flex flex-col gap-6 rounded-lg border bg-card p-4 md:p-6">
        <BudgetMeter budget={month} label="Spent this month" />
        <BudgetForm
          key={month.limitMicros}
          label="Dollars a month"
          limitMicros={month.limitMicros}
          onSave={save}
        />
      </section>
      {operator && (
        <section
          aria-label="This studio's limit"
          className="flex flex-col gap-4 rounded-lg border p-4 md:p-6"
        >
          <BudgetMeter budget={operator} label="Of what this studio allows you this month" />
          <p className="text-muted-foreground text-xs">
            Only whoever runs this studio can change this limit. What your own keys pay does not count.
          </p>
        </section>
      )}
    </div>
  );
}
