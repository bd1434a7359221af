"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { MonthSpendListView } from "#lib/images/spend-views.ts";
import { showError } from "../error-toast.ts";
import { listMonthlySpend } from "./costs-api.ts";
import { ModelsTable } from "./models-table.tsx";
import { MonthsTable } from "./months-table.tsx";

/** What each month has cost, and which models the chosen one was spent on. */
export function Spending({ initial }: { initial: MonthSpendListView }) {
  const [{ months, nextCursor }, setList] = useState(initial);
  const [chosen, setChosen] = useState(months[0]?.month);
  const [loading, setLoading] = useState(false);
  const loadMore = async (cursor: string) => {
    setLoading(true);
    try {
      const next = await listMonthlySpend(cursor);
      setList({ months: [...months, ...next.months], nextCursor: next.nextCursor });
    } catch (error) {
      showError("Earlier months could not be loaded", error);
    } finally {
      setLoading(false);
    }
  };
  const month = months.find((each) => each.month === chosen);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[2fr_3fr]">
      <div className="flex flex-col overflow-hidden rounded-lg border bg-card">
        <MonthsTable months={months} chosen={chosen} onChoose={setChosen} />
        {nextCursor && (
          <Button
            variant="ghost"
            className="m-1 h-10"
            disabled={loading}
            onClick={() => void loadMore(nextCursor)}
          >
            Earlier months
          </Button>
        )}
      </div>
      {month && <ModelsTable month={month} />}
    </div>
  );
}
