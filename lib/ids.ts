import { v7 } from "uuid";

const PREFIXES = {
  imageSession: "ses",
  generation: "gen",
  asset: "asset",
  attempt: "att",
  sweep: "swp",
} as const;

export type IdKind = keyof typeof PREFIXES;

/** A new id of `kind`: its prefix, an underscore and a UUIDv7, so ids of one kind sort by age. */
export function newId(kind: IdKind): string {
  return `${PREFIXES[kind]}_${v7()}`;
}

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

/** What an id of `kind` looks like, for validation at the edge. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${PREFIXES[kind]}_${UUID}$`);
}
