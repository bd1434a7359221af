import type { TrayImage } from "./draft.ts";

/** `references` with `added` at the end, each picture once. */
export function withReferences(references: readonly TrayImage[], added: readonly TrayImage[]): TrayImage[] {
  const ids = new Set(added.map(({ assetId }) => assetId));
  return [...references.filter(({ assetId }) => !ids.has(assetId)), ...added];
}

/** `references` with one of them moved to `index`, counted without it; at most to an end. */
export function withReferenceAt(
  references: readonly TrayImage[],
  assetId: string,
  index: number,
): TrayImage[] {
  const moved = references.find((image) => image.assetId === assetId);
  if (!moved) return [...references];
  const others = references.filter((image) => image !== moved);
  return others.toSpliced(Math.max(0, index), 0, moved);
}
