import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { modelFallbacks } from "#db/schema/providers.ts";
import { AppError, invalidField, notFound } from "#lib/errors.ts";
import { PAGE_LIMIT } from "#lib/images/constants.ts";
import { listModels } from "#lib/images/providers/index.ts";
import type { ModelCapabilities, ModelName } from "#lib/images/providers/types.ts";
import { log } from "#lib/log.ts";
import type { FallbackListQuery, ModelRef, SetFallbacks } from "./fallback-input.ts";
import type { FallbackListView, FallbackModelView, FallbackView } from "./fallback-views.ts";
import { loadProviders } from "./load.ts";

type FallbackRow = typeof modelFallbacks.$inferSelect;

/** For admins: a page of the models that have a chain, by provider and model, and what can be in one. */
export async function listFallbacks({
  cursor,
  limit = PAGE_LIMIT.max,
}: FallbackListQuery): Promise<FallbackListView> {
  await loadProviders();
  const rows = await db()
    .select()
    .from(modelFallbacks)
    .where(cursor === undefined ? undefined : after(cursor))
    .orderBy(asc(modelFallbacks.provider), asc(modelFallbacks.model))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const shared = sharedModels();
  return {
    fallbacks: page.map((row) => toView(row, shared)),
    models: [...shared.values()],
    nextCursor: last ? keyOf(last) : null,
  };
}

/**
 * For admins: says which models stand in for one, in place of what was said before.
 * @throws {AppError} invalid_input, with `targets.N` for each that cannot
 */
export async function setFallbacks({ provider, model, targets }: SetFallbacks): Promise<FallbackView> {
  await loadProviders();
  const shared = sharedModels();
  const earlier = await findRow({ provider, model });
  if (!shared.has(keyOf({ provider, model })) && !earlier) {
    throw invalidField("model", "This model is not here for everybody. Choose another one.");
  }
  // What was chosen once stays when its provider is only turned off for a while.
  const known = new Set([...shared.keys(), ...(earlier?.targets.map(keyOf) ?? [])]);
  assertTargets({ provider, model, targets }, known);
  const values = { targets, updatedAt: new Date() };
  const [row] = await db()
    .insert(modelFallbacks)
    .values({ provider, model, ...values })
    .onConflictDoUpdate({ target: [modelFallbacks.provider, modelFallbacks.model], set: values })
    .returning();
  if (!row) throw new Error("The fall-backs that were set did not come back");
  log({ part: "providers", provider }).info({ model, targets: targets.map(keyOf) }, "fall-backs set");
  return toView(row, shared);
}

/** For admins. @throws {AppError} not_found */
export async function removeFallbacks({ provider, model }: ModelRef): Promise<void> {
  const [removed] = await db().delete(modelFallbacks).where(ofModel({ provider, model })).returning();
  if (!removed) throw notFound();
  log({ part: "providers", provider }).info({ model }, "fall-backs removed");
}

/** Takes a provider that is removed out of all chains. */
export async function forgetFallbacks(tx: Tx, provider: string): Promise<void> {
  await tx.delete(modelFallbacks).where(eq(modelFallbacks.provider, provider));
  await tx.execute(sql`
    update model_fallbacks set updated_at = now(), targets = (
      select coalesce(jsonb_agg(target order by place), '[]')
      from jsonb_array_elements(targets) with ordinality as each(target, place)
      where target->>'provider' <> ${provider}
    )
    where targets @> ${JSON.stringify([{ provider }])}::jsonb`);
  await tx.delete(modelFallbacks).where(sql`${modelFallbacks.targets} = '[]'`);
}

function assertTargets({ targets, ...ref }: SetFallbacks, known: ReadonlySet<string>): void {
  const keys = targets.map(keyOf);
  const problems = keys.flatMap((key, index) => {
    const problem = findProblem(key, { self: keyOf(ref), earlier: keys.slice(0, index), known });
    return problem ? [[`targets.${index}`, problem] as const] : [];
  });
  const [first] = problems;
  if (first) throw new AppError("invalid_input", first[1], { fields: Object.fromEntries(problems) });
}

type Around = { self: string; earlier: readonly string[]; known: ReadonlySet<string> };

function findProblem(key: string, { self, earlier, known }: Around): string | null {
  if (key === self) return "A model cannot stand in for itself.";
  if (earlier.includes(key)) return "This model is in the list already.";
  // Also what is somebody's own: it answers alike.
  return known.has(key) ? null : "This model is not here for everybody. Choose another one.";
}

function sharedModels(): ReadonlyMap<string, ModelName> {
  return new Map(
    listModels(null).map((model) => [keyOf({ provider: model.provider, model: model.id }), toName(model)]),
  );
}

function toName({ provider, id, label, providerLabel = provider }: ModelCapabilities): ModelName {
  return { provider, model: id, label, providerLabel };
}

function toView(
  { provider, model, targets }: FallbackRow,
  shared: ReadonlyMap<string, ModelName>,
): FallbackView {
  const toModel = (ref: ModelRef): FallbackModelView => {
    const name = shared.get(keyOf(ref));
    return {
      ...(name ?? { ...ref, label: ref.model, providerLabel: ref.provider }),
      available: name !== undefined,
    };
  };
  return { ...toModel({ provider, model }), targets: targets.map(toModel) };
}

/** Provider ids have no slash, so it is also a place in the list. */
function keyOf({ provider, model }: ModelRef): string {
  return `${provider}/${model}`;
}

function after(cursor: string) {
  const [provider = "", ...rest] = cursor.split("/");
  return or(
    gt(modelFallbacks.provider, provider),
    and(eq(modelFallbacks.provider, provider), gt(modelFallbacks.model, rest.join("/"))),
  );
}

async function findRow(ref: ModelRef): Promise<FallbackRow | null> {
  const [row] = await db().select().from(modelFallbacks).where(ofModel(ref));
  return row ?? null;
}

function ofModel({ provider, model }: ModelRef) {
  return and(eq(modelFallbacks.provider, provider), eq(modelFallbacks.model, model));
}
