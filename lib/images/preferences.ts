import { eq, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imagePreferences } from "#db/schema/preferences.ts";
import type { Owner } from "./owner.ts";
import type { PreferencesView } from "./views.ts";

/** What somebody has set up for themselves; the defaults for who has not. */
export async function getPreferences(user: Owner): Promise<PreferencesView> {
  const [row] = await db()
    .select({ dismissedTips: imagePreferences.dismissedTips })
    .from(imagePreferences)
    .where(eq(imagePreferences.userId, user.id));
  return row ?? { dismissedTips: [] };
}

/** Remembers tips as seen, in addition to those that are. Two tabs that dismiss at once lose nothing. */
export async function dismissTips(user: Owner, tips: readonly string[]): Promise<PreferencesView> {
  const added = sql`${JSON.stringify(tips)}::jsonb`;
  const together = sql`(
    select coalesce(jsonb_agg(distinct tip order by tip), '[]'::jsonb)
    from jsonb_array_elements(${imagePreferences.dismissedTips} || ${added}) as tip
  )`;
  const [row] = await db()
    .insert(imagePreferences)
    .values({ userId: user.id, dismissedTips: [...new Set(tips)] })
    .onConflictDoUpdate({ target: imagePreferences.userId, set: { dismissedTips: together } })
    .returning({ dismissedTips: imagePreferences.dismissedTips });
  if (!row) throw new Error("The preferences were not returned");
  return row;
}

/** Shows every tip again. */
export async function forgetTips(user: Owner): Promise<PreferencesView> {
  const [row] = await db()
    .update(imagePreferences)
    .set({ dismissedTips: [] })
    .where(eq(imagePreferences.userId, user.id))
    .returning({ dismissedTips: imagePreferences.dismissedTips });
  return row ?? { dismissedTips: [] };
}
