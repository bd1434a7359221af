import { and, ilike, type SQL } from "drizzle-orm";
import { imageGenerations } from "#db/schema/images.ts";

/** The condition that a step's prompt has every word of `q`, whole or in part. */
export function promptHasWords(q: string | undefined): SQL | undefined {
  const words = q?.split(/\s+/).filter(Boolean) ?? [];
  return and(...words.map((word) => ilike(imageGenerations.prompt, `%${word.replace(/[\\%_]/g, "\\$&")}%`)));
}
