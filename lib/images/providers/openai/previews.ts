import type { GenerationParams } from "#lib/images/schemas.ts";

const PREVIEWS = 2;

/**
 * How many previews the `index`th picture shows. Each is billed as a few more tokens, so only the first of several
 * has them, and none of low quality: that takes seconds, and two previews would double its price.
 */
export function previewsOf({ quality }: GenerationParams, index: number): number {
  return index === 0 && quality !== "low" ? PREVIEWS : 0;
}
