import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageAssets, imageGenerations } from "#db/schema/images.ts";
import { AppError, invalidField } from "#lib/errors.ts";
import { assertSupported } from "./capabilities.ts";
import type { Owner } from "./owner.ts";
import { findModel } from "./providers/index.ts";
import type { ModelCapabilities } from "./providers/types.ts";
import type { ReplayInput } from "./replay-input.ts";
import { askedModel } from "./retry-generation.ts";
import type { GenerationParams } from "./schemas.ts";

/** A step with its pictures, as it was made. */
export type Original = { row: GenerationRow; assets: AssetRow[] };

/** An edit that can be made again, with what it will be made with. */
export type Edit = Original & {
  model: ModelCapabilities;
  params: GenerationParams;
  mask: AssetRow | null;
  markup: AssetRow | null;
  references: AssetRow[];
};
export type Skipped = Original & { reason: string };

/** More steps than this are not even looked at. */
const LOOKED_AT_MAX = 500;

/** The step itself, or every step after it in the order in which they can be made. */
export async function findOriginals(
  user: Owner,
  root: GenerationRow,
  scope: ReplayInput["scope"],
): Promise<Original[]> {
  const rows = scope === "step" ? [root] : await findDescendants(user, root);
  if (rows.length > LOOKED_AT_MAX) {
    throw invalidField(
      "generationId",
      `More than ${LOOKED_AT_MAX} steps follow step ${root.stepNumber}. Start from one that is further down.`,
    );
  }
  const ids = rows.map((row) => row.id);
  const assets = await db()
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.userId, user.id),
        inArray(imageAssets.generationId, ids),
        isNull(imageAssets.deletedAt),
      ),
    )
    .orderBy(asc(imageAssets.position), asc(imageAssets.id));
  const byStep = Map.groupBy(assets, (asset) => asset.generationId);
  return rows.map((row) => ({ row, assets: byStep.get(row.id) ?? [] }));
}

async function findDescendants(user: Owner, root: GenerationRow): Promise<GenerationRow[]> {
  const { rows } = await db().execute<{ id: string; depth: number }>(sql`
    with recursive below as (
      select id, 1 as depth from image_generations
      where parent_generation_id = ${root.id} and user_id = ${user.id}
        and session_id = ${root.sessionId} and deleted_at is null
      union all
      select child.id, below.depth + 1 from image_generations child
      join below on child.parent_generation_id = below.id
      where child.user_id = ${user.id} and child.session_id = ${root.sessionId} and child.deleted_at is null
    )
    select id, depth from below limit ${LOOKED_AT_MAX + 1}
  `);
  if (rows.length === 0) return [];
  const depths = new Map(rows.map(({ id, depth }) => [id, depth]));
  const found = await db()
    .select()
    .from(imageGenerations)
    .where(and(eq(imageGenerations.userId, user.id), inArray(imageGenerations.id, [...depths.keys()])));
  const depthOf = ({ id }: GenerationRow) => depths.get(id) ?? 0;
  return found.sort((one, other) => depthOf(one) - depthOf(other) || one.stepNumber - other.stepNumber);
}

/** Parts the steps into edits that can be made again and those that cannot, each with its reason. */
export function sortOut(
  originals: Original[],
  seeds: ReplayInput["seeds"],
): { edits: Edit[]; skipped: Skipped[] } {
  const edits: Edit[] = [];
  const skipped: Skipped[] = [];
  for (const original of originals) {
    const parent = skipped.find(({ row }) => row.id === original.row.parentGenerationId);
    const edit = parent
      ? `It builds on step ${parent.row.stepNumber}, which is left out.`
      : toEdit(original, seeds);
    if (typeof edit === "string") skipped.push({ ...original, reason: edit });
    else edits.push(edit);
  }
  return { edits, skipped };
}

/** The edit, or why it cannot be made again. */
function toEdit(original: Original, seeds: ReplayInput["seeds"]): Edit | string {
  const { row, assets } = original;
  if (row.operation === "text-to-image") return "It was made from words alone, not from a picture.";
  const unfinished = UNFINISHED[row.status];
  if (unfinished) return unfinished;
  const asked = askedModel(row);
  const model = findModel(asked.provider, asked.model);
  if (!model) return `Its model, ${asked.model}, is not available any more.`;
  const source = assets.find(({ role }) => role === "input") ?? null;
  const mask = assets.find(({ role }) => role === "mask") ?? null;
  if (row.operation === "inpaint" && !mask) return "Its mask is gone.";
  const markup = assets.find(({ role }) => role === "markup") ?? null;
  const references = assets.filter(({ role }) => role === "reference");
  const edit = { ...original, model, mask, markup, references, params: withSeed(row, model, seeds) };
  const { prompt } = row;
  const wanted = { prompt, negativePrompt: row.negativePrompt ?? undefined, params: edit.params };
  try {
    // What lies over the picture is stretched to the new one when they differ.
    const overlays = { mask: mask && source, markup: markup && source };
    assertSupported(model, { ...wanted, source, ...overlays, referenceCount: references.length });
    return edit;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

const UNFINISHED: Record<GenerationRow["status"], string | null> = {
  queued: "It has not been made yet.",
  running: "It is still being made.",
  failed: "It failed.",
  canceled: "It was canceled.",
  succeeded: null,
};

function withSeed(row: GenerationRow, model: ModelCapabilities, seeds: ReplayInput["seeds"]) {
  const { seed, ...params } = row.params;
  const used = seed ?? row.actualParams?.seed;
  return seeds === "same" && model.seed && used !== undefined ? { ...params, seed: used } : params;
}
