import type { UserRow } from "#db/schema/auth.ts";

/** Whose things a domain function works on. Always the first argument. */
export type Owner = Pick<UserRow, "id">;
