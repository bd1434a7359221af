import { createHash } from "node:crypto";
import type { AssetRow, GenerationRow } from "#db/schema/images.ts";
import type { Pictures } from "./request-pictures.ts";

type Settings = Pick<GenerationRow, "provider" | "model" | "prompt" | "negativePrompt" | "params">;

/** The same for requests that differ only by seed, by the pictures' bytes and not by the rows they came from. */
export function hashSettings(settings: Settings, { source, mask, markup, references }: Pictures): string {
  const { provider, model, prompt, negativePrompt } = settings;
  const { seed: _, ...params } = settings.params;
  const pictures = [source, mask, ...references].map((asset: AssetRow | null) => asset?.sha256 ?? null);
  // Absent without one, so that steps keep the hash they had before there were any.
  const drawn = markup && { markup: markup.sha256 };
  return hashValue({ provider, model, prompt, negativePrompt, params, pictures, ...drawn });
}

/** Hex, the same for equal values whatever the order of their keys. */
export function hashValue(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sortKeys(value)))
    .digest("hex");
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sortKeys(child)]));
}
