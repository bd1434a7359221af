import type { Budget } from "./budgets.ts";
import type { BudgetKind } from "./budgets-views.ts";
import { formatDollars } from "./dollars.ts";

const NAMES: Record<BudgetKind, (limit: string) => string> = {
  session: (limit) => `This session's budget of ${limit}`,
  month: (limit) => `Your budget of ${limit} for this month`,
  operator: (limit) => `The ${limit} that this studio allows you for this month`,
};

/** What to do when a budget is in the way. */
export const WAYS_OUT: Record<BudgetKind, string> = {
  session: "Raise the budget of this session",
  month: "Raise your monthly budget in the settings",
  operator: "Ask whoever runs this studio to raise it",
};

/** Why steps that cost about `wantedMicros` do not fit; null when nobody knows what they cost. */
export function describeOver(budget: Budget, wantedMicros: number | null): string {
  const { kind, limitMicros, spent, waitingMicros } = budget;
  const name = NAMES[kind](formatDollars(limitMicros));
  const facts = [`${describeSpent(spent)} is spent`];
  if (waitingMicros > 0) facts.push(`${formatDollars(waitingMicros)} is set aside for steps under way`);
  if (wantedMicros === null) return `${name} is used up: ${facts.join(" and ")}.`;
  return `${name} is not enough: ${facts.join(", ")}, and this costs about ${formatDollars(wantedMicros)}.`;
}

/** How much is gone of a budget that holds for now. */
export function describeNear({ kind, limitMicros, spent, waitingMicros }: Budget): string {
  const name = NAMES[kind](formatDollars(limitMicros));
  const waiting = waitingMicros > 0 ? `, ${formatDollars(waitingMicros)} more is set aside` : "";
  return `${name} is nearly used up: ${describeSpent(spent)} is spent${waiting}.`;
}

function describeSpent({ knownMicros, maybeMicros }: Budget["spent"]): string {
  const all = formatDollars(knownMicros + maybeMicros);
  return maybeMicros > 0 ? `about ${all}` : all;
}
