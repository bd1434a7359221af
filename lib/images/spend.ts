import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import type { Spend } from "./spend-views.ts";

const { actualCostMicros: actual, estimatedCostMicros: estimated, state } = imageAttempts;

/**
 * What one call has cost as far as that is known: its bill, or nothing where it failed without a charge or is free.
 * Null while it runs, when it may have been charged, and when the provider tells no price.
 */
const known = sql`(case when ${actual} is not null then ${actual} when ${state} = 'failed' or ${estimated} = 0 then 0 end)`;

/** The one definition of what calls cost together, as columns of a query on the ledger. */
export const spendColumns = {
  knownMicros: sql`coalesce(sum(${known}), 0)`.mapWith(Number),
  maybeMicros: sql`coalesce(sum(${estimated}) filter (where ${known} is null), 0)`.mapWith(Number),
  unknownCount: sql`count(*) filter (where ${known} is null and ${estimated} is null)`.mapWith(Number),
};

/** What the calls that `where` picks cost. It names the owner. */
export async function sumSpend(on: Db, where: SQL | undefined): Promise<Spend> {
  const [sum] = await on.select(spendColumns).from(imageAttempts).where(where);
  if (!sum) throw new Error("A sum was not returned");
  return sum;
}
