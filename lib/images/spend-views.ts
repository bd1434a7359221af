/** Micro-dollars of calls to providers. What they cost in all lies between `knownMicros` and that plus `maybeMicros`. */
export type Spend = {
  knownMicros: number;
  /** Of calls whose bill is not known, or not yet: what they were estimated at. */
  maybeMicros: number;
  /** Calls of which nothing is known. */
  unknownCount: number;
};

export type StepCostsView = {
  step: Spend;
  /** The step and all that it was built on. */
  path: Spend;
  /** The step and all that was built on it, also what was thrown away since. */
  branch: Spend;
  session: Spend;
  /** A copy of a step of another session: it was paid for there. */
  isCopy: boolean;
};

export type ModelSpendView = Spend & {
  provider: string;
  model: string;
  providerLabel: string;
  modelLabel: string;
  /** Paid with a key of one's own. */
  withOwnKey: boolean;
  callCount: number;
};

export type MonthSpendView = Spend & {
  /** A calendar month of UTC, such as 2026-11. */
  month: string;
  callCount: number;
  /** The dearest first. */
  models: ModelSpendView[];
};

export type MonthSpendListView = {
  /** Newest first, without those in which nothing was called. */
  months: MonthSpendView[];
  nextCursor: string | null;
};
