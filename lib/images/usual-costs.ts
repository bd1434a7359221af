import { sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import type { Operation } from "./constants.ts";
import { listProviders, modelsOf } from "./providers/index.ts";
import type { ModelCapabilities } from "./providers/types.ts";
import type { GenerationParams } from "./schemas.ts";

/** Enough for a median, few enough to follow a price that changed. */
const HISTORY = 50;
const FRESH_MS = 60_000;

type Usual = { readAt: number; costs: ReadonlyMap<string, number> };

// Next evaluates modules several times a process: what was read for one of them is read for all.
const holder = globalThis as typeof globalThis & { studioUsualCosts?: Usual };

/**
 * Reads, at most each minute, what the newest steps of each model have cost here. Everybody's, because a model costs one
 * the same as another: nothing but prices leaves.
 */
export async function loadUsualCosts(): Promise<void> {
  const now = performance.now();
  if (holder.studioUsualCosts && now - holder.studioUsualCosts.readAt < FRESH_MS) return;
  const models = listProviders().flatMap((provider) =>
    modelsOf(provider)
      .filter(({ cost }) => cost !== "free")
      .map(({ id }) => ({ provider: provider.id, model: id })),
  );
  const costs = models.length > 0 ? await readMedians(models) : new Map<string, number>();
  holder.studioUsualCosts = { readAt: now, costs };
}

/** Micro-dollars that a step like this one has cost here lately; null when none has told its cost. */
export function usualCostMicros(
  model: ModelCapabilities,
  operation: Operation,
  { quality, count = 1 }: GenerationParams,
): number | null {
  const key = keyOf({ provider: model.provider, model: model.id, operation, quality: quality ?? null });
  const cost = holder.studioUsualCosts?.costs.get(key);
  return cost === undefined ? null : Math.round(cost * count);
}

type Kind = { provider: string; model: string; operation: string; quality: string | null };

async function readMedians(models: Pick<Kind, "provider" | "model">[]): Promise<Map<string, number>> {
  const { rows } = await db().execute<Kind & { cost: number }>(sql`
    select provider, model, operation, quality, percentile_cont(0.5) within group (order by cost) as cost
    from jsonb_to_recordset(${JSON.stringify(models)}::jsonb) as wanted(provider text, model text)
    cross join lateral (
      select operation, coalesce(actual_params, params) ->> 'quality' as quality,
        cost_micros::float8 / coalesce((params ->> 'count')::int, 1) as cost
      from image_generations step
      where step.provider = wanted.provider and step.model = wanted.model and step.status = 'succeeded'
      order by step.finished_at desc limit ${HISTORY}
    ) newest
    where cost is not null
    group by provider, model, operation, quality
  `);
  return new Map(rows.map((row) => [keyOf(row), row.cost]));
}

function keyOf({ provider, model, operation, quality }: Kind): string {
  return JSON.stringify([provider, model, operation, quality]);
}
