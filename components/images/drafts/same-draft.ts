import { type Draft, emptyDraft } from "../composer/draft.ts";

/** Whether two drafts say the same. PostgreSQL does not keep the order of fields, nor fields without a value. */
export function sameDraft(one: Draft, other: Draft): boolean {
  if (one === other) return true;
  const fields = Object.keys(emptyDraft) as (keyof Draft)[];
  // What nobody touched is the same object: strokes are not written out again for each typed letter.
  return fields.every(
    (field) => one[field] === other[field] || canonical(one[field]) === canonical(other[field]),
  );
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
