import { and, eq } from "drizzle-orm";
import { db } from "#db/index.ts";
import { providerSettings } from "#db/schema/providers.ts";
import { notFound } from "#lib/errors.ts";
import { fixedProviders } from "#lib/images/providers/index.ts";
import type { ImageProvider } from "#lib/images/providers/types.ts";
import { log } from "#lib/log.ts";
import { type Built, buildProvider } from "./build-provider.ts";
import { describeFailure, discoverModels } from "./discover.ts";
import { getProviderSettings } from "./list.ts";
import { ownedBy, type SettingsOwner } from "./owner.ts";
import type { ProviderTestView } from "./views.ts";

const ANSWER_MS = 15_000;

/**
 * Whether a provider, enabled or not, can be reached and takes its key, by a call that makes nothing and costs nothing;
 * what it can do is looked up on the way. @throws {AppError} not_found
 */
export async function testProvider(owner: SettingsOwner, id: string): Promise<ProviderTestView> {
  const { provider, problem } = await findBuilt(owner, id);
  const verdict = provider ? await tryOut(provider) : { ok: false, message: problem };
  return { ...verdict, provider: await getProviderSettings(owner, id) };
}

async function findBuilt(owner: SettingsOwner, id: string): Promise<Built> {
  const [row] = await db()
    .select()
    .from(providerSettings)
    .where(and(eq(providerSettings.id, id), ownedBy(owner)));
  if (row) return buildProvider(row);
  const provider = owner ? null : fixedProviders().find((fixed) => fixed.id === id);
  if (!provider) throw notFound();
  return { provider, problem: null };
}

async function tryOut(provider: ImageProvider): Promise<{ ok: boolean; message: string }> {
  let message = "It can only be tested by making a picture, so the first one will show.";
  try {
    if (provider.check) message = await provider.check(AbortSignal.timeout(ANSWER_MS));
  } catch (error) {
    log({ part: "providers", provider: provider.id }).warn({ err: error }, "provider failed its test");
    return { ok: false, message: describeFailure(error) };
  }
  const problem = await discoverModels(provider);
  if (problem) return { ok: false, message: problem };
  return { ok: true, message: provider.check || !provider.discover ? message : "It answered." };
}
