import { count, eq, isNull, type SQL } from "drizzle-orm";
import { db } from "#db/index.ts";
import { providerSettings } from "#db/schema/providers.ts";
import { env } from "#lib/env.ts";
import { AppError, invalidField, notFound } from "#lib/errors.ts";
import type { Owner } from "#lib/images/owner.ts";
import type { ProviderKind } from "#lib/images/providers/kinds.ts";

/** Null: it is everybody's, and admins look after it. */
export type SettingsOwner = Owner | null;

/** Each is a client and a live list in every process. */
const OWN_MAX = 10;

export function ownedBy(owner: SettingsOwner): SQL {
  return owner ? eq(providerSettings.userId, owner.id) : isNull(providerSettings.userId);
}

/** @throws {AppError} not_found, where nobody may bring a key of their own */
export function assertOwnKeysAllowed(): void {
  if (!env().ALLOW_OWN_KEYS) throw notFound();
}

/** A key of one's own is for a vendor; a server of one's own would have the studio call wherever a person likes. */
export function isOwnable(kind: ProviderKind): boolean {
  return kind.key === "required" && kind.address !== "required";
}

/** @throws {AppError} invalid_input */
export function assertOwnable(owner: SettingsOwner, kind: ProviderKind, baseUrl: string | null): void {
  if (!owner) return;
  if (!isOwnable(kind)) throw invalidField("kind", `Only an admin can add ${kind.label}.`);
  if (baseUrl) throw invalidField("baseUrl", "Only an admin can set an address.");
}

/** @throws {AppError} limit_exceeded */
export async function assertRoom(owner: SettingsOwner): Promise<void> {
  if (!owner) return;
  const [found] = await db().select({ total: count() }).from(providerSettings).where(ownedBy(owner));
  if ((found?.total ?? 0) < OWN_MAX) return;
  throw new AppError("limit_exceeded", `You have ${OWN_MAX} already. Remove one first.`);
}
