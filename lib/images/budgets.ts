import { and, eq, gte, inArray, notExists, type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import { imagePreferences } from "#db/schema/preferences.ts";
import { env } from "#lib/env.ts";
import type { BudgetKind, BudgetView } from "./budgets-views.ts";
import type { Owner } from "./owner.ts";
import { hasOwnKey } from "./providers/index.ts";
import { sumSpend } from "./spend.ts";

/** A limit, and what of it is gone. */
export type Budget = BudgetView & { kind: BudgetKind; limitMicros: number };

const KINDS = ["session", "month", "operator"] as const satisfies BudgetKind[];
const thisMonth = gte(imageAttempts.createdAt, sql`date_trunc('month', now(), 'UTC')`);

/** The limits that hold for a step, each with what is gone of it. Exact after `lockPlaces`. */
export async function findBudgets(on: Db, user: Owner, sessionId: string | undefined): Promise<Budget[]> {
  const limits = await findLimits(on, user, sessionId);
  const kinds = KINDS.filter((kind) => limits[kind] !== null);
  if (kinds.length === 0) return [];
  const gone = await measure(on, user, sessionId, kinds);
  return gone.map((each) => ({ ...each, limitMicros: limits[each.kind] ?? 0 }));
}

export async function hasBudgets(on: Db, user: Owner, sessionId: string): Promise<boolean> {
  return Object.values(await findLimits(on, user, sessionId)).some((limit) => limit !== null);
}

type Limits = Record<BudgetKind, number | null>;

/** Null where there is none. */
export async function findLimits(on: Db, user: Owner, sessionId: string | undefined): Promise<Limits> {
  const { rows } = await on.execute<{ session: string | null; month: string | null }>(sql`
    select
      (select ${imageSessions.budgetMicros} from ${imageSessions}
        where ${imageSessions.id} = ${sessionId ?? ""} and ${imageSessions.userId} = ${user.id}) as session,
      (select ${imagePreferences.monthlyBudgetMicros} from ${imagePreferences}
        where ${imagePreferences.userId} = ${user.id}) as month
  `);
  const toMicros = (text: string | null | undefined) => (text == null ? null : Number(text));
  const perMonth = env().LIMIT_SPEND_PER_MONTH;
  return {
    session: toMicros(rows[0]?.session),
    month: toMicros(rows[0]?.month),
    operator: perMonth === 0 ? null : Math.round(perMonth * 1_000_000),
  };
}

/** What is gone of each kind of budget, in their order, whether there is a limit or not. */
export async function measure(
  on: Db,
  user: Owner,
  sessionId: string | undefined,
  kinds: readonly BudgetKind[],
): Promise<Omit<Budget, "limitMicros">[]> {
  // Before the ledger: a call that begins in between counts twice then, and not never.
  const waiting = await findWaiting(on, user);
  const mine = eq(imageAttempts.userId, user.id);
  const ledger: Record<BudgetKind, SQL | undefined> = {
    session: eq(imageAttempts.sessionId, sessionId ?? ""),
    month: thisMonth,
    operator: and(thisMonth, eq(imageAttempts.withOwnKey, false)),
  };
  const counts = (kind: BudgetKind, step: Waiting) => {
    if (kind === "session") return step.sessionId === sessionId;
    return kind === "month" || !hasOwnKey(step.provider);
  };
  const measured: Omit<Budget, "limitMicros">[] = [];
  for (const kind of kinds) {
    const spent = await sumSpend(on, and(mine, ledger[kind]));
    const steps = waiting.filter((step) => counts(kind, step));
    measured.push({ kind, spent, waitingMicros: steps.reduce((sum, { micros }) => sum + micros, 0) });
  }
  return measured;
}

type Waiting = { sessionId: string; provider: string; micros: number };

/** What steps that are asked for and not called yet are estimated at. */
async function findWaiting(on: Db, user: Owner): Promise<Waiting[]> {
  const { sessionId, provider, status, estimatedCostMicros } = imageGenerations;
  const openCall = on
    .select({ id: imageAttempts.id })
    .from(imageAttempts)
    .where(
      and(
        eq(imageAttempts.generationId, imageGenerations.id),
        eq(imageAttempts.userId, user.id),
        inArray(imageAttempts.state, ["created", "submitted"]),
      ),
    );
  return await on
    .select({
      sessionId,
      provider,
      micros: sql`coalesce(sum(${estimatedCostMicros}), 0)`.mapWith(Number),
    })
    .from(imageGenerations)
    .where(
      and(eq(imageGenerations.userId, user.id), inArray(status, ["queued", "running"]), notExists(openCall)),
    )
    .groupBy(sessionId, provider);
}
