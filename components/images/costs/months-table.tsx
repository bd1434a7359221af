import { cn } from "#components/ui/cn.ts";
import type { MonthSpendView } from "#lib/images/spend-views.ts";
import { nameMonth } from "./month-name.ts";
import { countCalls, explainSpend, formatSpend } from "./spend-words.ts";

type MonthsTableProps = {
  months: readonly MonthSpendView[];
  chosen: string | undefined;
  onChoose: (month: string) => void;
};

/** A row for each month; the chosen one's models are shown beside it. */
export function MonthsTable({ months, chosen, onChoose }: MonthsTableProps) {
  return (
    <ul aria-label="Months" className="flex flex-col p-1">
      {months.map((month) => (
        <li key={month.month}>
          <button
            type="button"
            aria-pressed={month.month === chosen}
            title={explainSpend(month) ?? undefined}
            onClick={() => onChoose(month.month)}
            className={cn(
              "flex min-h-11 w-full cursor-pointer items-center gap-3 rounded-md px-3 text-left text-sm transition-colors hover:bg-accent",
              month.month === chosen && "bg-accent",
            )}
          >
            <span className="flex min-w-0 grow flex-col py-1.5">
              <span className="font-medium">{nameMonth(month.month)}</span>
              <span className="text-muted-foreground text-xs tabular-nums">
                {countCalls(month.callCount)}
              </span>
            </span>
            <span className="shrink-0 tabular-nums">{formatSpend(month)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
