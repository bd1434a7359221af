import type { Spend } from "./spend-views.ts";

/** `month`: a person's own for each calendar month of UTC; `operator`: what the studio allows each person a month. */
export type BudgetKind = "session" | "month" | "operator";

export type BudgetView = {
  /** Micro-dollars; null is no limit. */
  limitMicros: number | null;
  spent: Spend;
  /** What steps that wait or run are estimated at and have not been called for. */
  waitingMicros: number;
};

export type BudgetsView = {
  session: BudgetView | null;
  month: BudgetView;
  /** Without what one's own keys paid for; null where the studio sets no limit. */
  operator: BudgetView | null;
};

/** `warn` from 80 %; `stop`: the step would be refused. */
export type BudgetWarning = { kind: BudgetKind; level: "warn" | "stop"; message: string };

/** What a step would about cost; null when nobody knows. */
export type CostPreviewView = { costMicros: number | null; warning: BudgetWarning | null };
