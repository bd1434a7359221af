import { cn } from "#components/ui/cn.ts";
import { Progress } from "#components/ui/progress.tsx";
import type { BudgetView } from "#lib/images/budgets-views.ts";
import { formatDollars } from "#lib/images/dollars.ts";
import { explainSpend } from "./spend-words.ts";

/** How much of a budget is gone. `label` names what it is spent on. */
export function BudgetMeter({ budget, label }: { budget: BudgetView; label: string }) {
  const { limitMicros, spent, waitingMicros } = budget;
  const micros = spent.knownMicros + spent.maybeMicros;
  const share = limitMicros === null ? null : shareOf(micros + waitingMicros, limitMicros);
  const of = limitMicros === null ? "" : ` of ${formatDollars(limitMicros)}`;
  const inexact = explainSpend(spent);
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-baseline justify-between gap-4 text-sm">
        <span className="text-muted-foreground">{label}</span>
        <span className="font-medium tabular-nums">
          {spent.maybeMicros > 0 && "about "}
          {formatDollars(micros)}
          {of}
        </span>
      </p>
      {share !== null && (
        <Progress
          value={share}
          aria-label={`${label}: ${formatDollars(micros)}${of}`}
          className={cn("h-1.5", toneOf(share))}
        />
      )}
      {waitingMicros > 0 && (
        <p className="text-muted-foreground text-xs tabular-nums">
          {formatDollars(waitingMicros)} more is set aside for steps under way.
        </p>
      )}
      {inexact && <p className="text-muted-foreground text-xs">{inexact}</p>}
    </div>
  );
}

function shareOf(micros: number, limitMicros: number): number {
  return limitMicros === 0 ? 1 : micros / limitMicros;
}

/** As the warnings: from 80 %, and when nothing is left. */
function toneOf(share: number): string {
  if (share >= 1) return "[&>div]:bg-destructive";
  return share >= 0.8 ? "[&>div]:bg-warning-text" : "";
}
