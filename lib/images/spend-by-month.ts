import { and, eq, gte, lt, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { decodeCursor, encodeCursor } from "./cursors.ts";
import type { Owner } from "./owner.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { findModel, findProvider } from "./providers/index.ts";
import { findKind } from "./providers/kinds.ts";
import type { PageQuery } from "./schemas.ts";
import { spendColumns } from "./spend.ts";
import type { ModelSpendView, MonthSpendListView, MonthSpendView, Spend } from "./spend-views.ts";

const MONTHS_DEFAULT = 6;
/** After every call that there can be. */
const NEVER = new Date(8.64e12);
const monthOf = sql<number>`(extract(epoch from date_trunc('month', ${imageAttempts.createdAt}, 'UTC')) * 1000)::float8`;

/** What a person's calls cost in each month, by model, newest month first. */
export async function listMonthlySpend(user: Owner, query: PageQuery): Promise<MonthSpendListView> {
  const limit = query.limit ?? MONTHS_DEFAULT;
  const before = query.cursor ? decodeCursor(query.cursor).at : NEVER;
  const found = await findMonths(user, before, limit + 1);
  const starts = found.slice(0, limit);
  const last = starts.at(-1);
  if (last === undefined) return { months: [], nextCursor: null };
  const rows = await sumByModel(user, last, before);
  await loadProviders();
  const byMonth = Map.groupBy(rows, ({ startsAtMs }) => startsAtMs);
  return {
    months: starts.map((start) => toMonthView(start, byMonth.get(start.getTime()) ?? [])),
    nextCursor: found.length > limit ? encodeCursor({ at: last, id: "month" }) : null,
  };
}

/** The first instants of months with calls. One look into the index for each, however many calls there were. */
async function findMonths(user: Owner, before: Date, limit: number): Promise<Date[]> {
  const newestBefore = (instant: unknown) => sql`(
    select date_trunc('month', call.created_at, 'UTC') from ${imageAttempts} call
    where call.user_id = ${user.id} and call.created_at < ${instant}
    order by call.created_at desc limit 1
  )`;
  const { rows } = await db().execute<{ startsAtMs: number }>(sql`
    with recursive months as (
      select ${newestBefore(sql`${before.toISOString()}::timestamptz`)} as month
      union all
      select ${newestBefore(sql`months.month`)} from months where months.month is not null
    )
    select (extract(epoch from month) * 1000)::float8 as "startsAtMs" from months where month is not null limit ${limit}
  `);
  return rows.map(({ startsAtMs }) => new Date(startsAtMs));
}

type ModelRow = Awaited<ReturnType<typeof sumByModel>>[number];

async function sumByModel(user: Owner, from: Date, before: Date) {
  const { provider, model, withOwnKey } = imageAttempts;
  return await db()
    .select({
      startsAtMs: monthOf,
      provider,
      model,
      withOwnKey,
      callCount: sql`count(*)`.mapWith(Number),
      ...spendColumns,
    })
    .from(imageAttempts)
    .where(
      and(
        eq(imageAttempts.userId, user.id),
        gte(imageAttempts.createdAt, from),
        lt(imageAttempts.createdAt, before),
      ),
    )
    .groupBy(sql`1`, provider, model, withOwnKey);
}

function toMonthView(start: Date, rows: ModelRow[]): MonthSpendView {
  const sumOf = (key: keyof Spend | "callCount") => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    month: start.toISOString().slice(0, 7),
    knownMicros: sumOf("knownMicros"),
    maybeMicros: sumOf("maybeMicros"),
    unknownCount: sumOf("unknownCount"),
    callCount: sumOf("callCount"),
    models: rows
      .map(toModelView)
      .sort((one, other) => upTo(other) - upTo(one) || other.callCount - one.callCount),
  };
}

function toModelView({ startsAtMs: _, provider, model, ...row }: ModelRow): ModelSpendView {
  const [providerId, modelId] = [provider ?? "", model ?? ""];
  return {
    ...row,
    provider: providerId,
    model: modelId,
    providerLabel: findProvider(providerId)?.label ?? nameRemoved(providerId),
    modelLabel: findModel(providerId, modelId)?.label ?? modelId,
  };
}

/** One that was added in the studio and is gone: its id begins with its kind. */
function nameRemoved(providerId: string): string {
  return findKind(providerId.replace(/-[0-9a-f]{8}$/, ""))?.label ?? providerId;
}

function upTo({ knownMicros, maybeMicros }: Spend): number {
  return knownMicros + maybeMicros;
}
