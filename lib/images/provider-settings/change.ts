import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { type ProviderSettingsRow, providerModels, providerSettings } from "#db/schema/providers.ts";
import { invalidField, notFound } from "#lib/errors.ts";
import { findKind, type ProviderKind } from "#lib/images/providers/kinds.ts";
import { log } from "#lib/log.ts";
import { seal } from "#lib/secret-box.ts";
import { forgetFallbacks } from "./fallbacks.ts";
import type { AddProvider, ChangeProvider } from "./input.ts";
import { readOptions } from "./options.ts";
import { assertOwnable, assertRoom, ownedBy, type SettingsOwner } from "./owner.ts";

/** Of a shorter key these would tell too much. */
const HINT_LENGTH = 4;
const HINTED_KEY_LENGTH = 16;

/**
 * Adds a provider for its owner alone, or for everybody.
 * @throws {AppError} invalid_input, limit_exceeded, unavailable
 */
export async function addProvider(owner: SettingsOwner, input: AddProvider): Promise<ProviderSettingsRow> {
  const kind = findKind(input.kind);
  if (!kind) throw invalidField("kind", "The studio does not know this kind of provider.");
  const values = { baseUrl: input.baseUrl ?? null, hasKey: Boolean(input.apiKey) };
  assertComplete(kind, values);
  assertOwnable(owner, kind, values.baseUrl);
  const options = readOptions(kind, input.options ?? {}, {});
  await assertRoom(owner);
  // Steps name their provider, so an id is never given twice.
  const id = `${kind.kind}-${randomBytes(4).toString("hex")}`;
  const [row] = await db()
    .insert(providerSettings)
    .values({
      id,
      kind: kind.kind,
      name: input.name,
      baseUrl: values.baseUrl,
      options,
      userId: owner?.id ?? null,
      ...sealed(input.apiKey, id),
    })
    .returning();
  if (!row) throw new Error("The provider that was added did not come back");
  log({ part: "providers", provider: id }).info("provider added");
  return row;
}

/** @throws {AppError} not_found, invalid_input, unavailable */
export async function changeProvider(
  owner: SettingsOwner,
  id: string,
  input: ChangeProvider,
): Promise<ProviderSettingsRow> {
  return await db().transaction(async (tx) => {
    const row = await lockProvider(tx, owner, id);
    const baseUrl = input.baseUrl === undefined ? row.baseUrl : input.baseUrl;
    const moved = baseUrl !== row.baseUrl;
    // Whoever can change the address must not be able to have the kept key sent to a server of theirs.
    if (moved && row.sealedKey && !input.apiKey) {
      throw invalidField("apiKey", "The address is another one: enter the key again.");
    }
    const kind = findKind(row.kind);
    if (kind) {
      assertComplete(kind, { baseUrl, hasKey: Boolean(input.apiKey ?? row.sealedKey) });
      assertOwnable(owner, kind, baseUrl);
    }
    if (moved) await tx.delete(providerModels).where(eq(providerModels.providerId, id));
    const options = kind && input.options && readOptions(kind, input.options, row.options);
    // What it can do may be more or less now: it is asked again soon, and what it said stands until then.
    if (options && !moved) await outdate(tx, id);
    const [changed] = await tx
      .update(providerSettings)
      .set({
        name: input.name,
        enabled: input.enabled,
        baseUrl,
        ...(options && { options }),
        ...(input.apiKey && sealed(input.apiKey, id)),
        updatedAt: new Date(Math.max(Date.now(), row.updatedAt.getTime() + 1)),
      })
      .where(eq(providerSettings.id, id))
      .returning();
    log({ part: "providers", provider: id }).info("provider changed");
    return changed ?? row;
  });
}

async function outdate(tx: Tx, id: string): Promise<void> {
  await tx
    .update(providerModels)
    .set({ triedAt: new Date(0) })
    .where(eq(providerModels.providerId, id));
}

/** Steps that were made with it stay; they cannot be made again with it. @throws {AppError} not_found */
export async function removeProvider(owner: SettingsOwner, id: string): Promise<void> {
  await db().transaction(async (tx) => {
    await lockProvider(tx, owner, id);
    await tx.delete(providerModels).where(eq(providerModels.providerId, id));
    await forgetFallbacks(tx, id);
    await tx.delete(providerSettings).where(eq(providerSettings.id, id));
  });
  log({ part: "providers", provider: id }).info("provider removed");
}

async function lockProvider(tx: Tx, owner: SettingsOwner, id: string): Promise<ProviderSettingsRow> {
  const [row] = await tx
    .select()
    .from(providerSettings)
    .where(and(eq(providerSettings.id, id), ownedBy(owner)))
    .for("no key update");
  if (!row) throw notFound();
  return row;
}

function assertComplete(kind: ProviderKind, given: { baseUrl: string | null; hasKey: boolean }): void {
  if (kind.address === "required" && !given.baseUrl) {
    throw invalidField("baseUrl", `${kind.label} needs the address of its server.`);
  }
  if (kind.address === "none" && given.baseUrl) {
    throw invalidField("baseUrl", `${kind.label} has one address only; leave this empty.`);
  }
  if (kind.key === "required" && !given.hasKey) throw invalidField("apiKey", `${kind.label} needs a key.`);
  if (kind.key === "none" && given.hasKey) {
    throw invalidField("apiKey", `${kind.label} takes no key; leave this empty.`);
  }
}

function sealed(apiKey: string | null | undefined, id: string) {
  if (!apiKey) return { sealedKey: null, keyHint: null };
  const keyHint = apiKey.length >= HINTED_KEY_LENGTH ? apiKey.slice(-HINT_LENGTH) : null;
  return { sealedKey: seal(apiKey, id), keyHint };
}
