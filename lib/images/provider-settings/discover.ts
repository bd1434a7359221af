import { sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { providerModels } from "#db/schema/providers.ts";
import { listProviders } from "#lib/images/providers/index.ts";
import { type ImageProvider, type ModelCapabilities, ProviderError } from "#lib/images/providers/types.ts";
import { log } from "#lib/log.ts";
import { OutboundError } from "#lib/outbound/error.ts";
import { loadProviders } from "./load.ts";

/** How old a live list may become, and how long a server may take to give one. */
const FRESH_MS = 5 * 60 * 1000;
const ANSWER_MS = 20_000;
/** A list that an older version of the studio made may lack what this one knows of a model. */
const startedAt = new Date();

/** Asks the servers whose lists are old what they can do now. Of several workers, one asks each server. */
export async function refreshLiveLists(): Promise<void> {
  await loadProviders();
  const live = listProviders().filter((provider) => provider.discover);
  await Promise.all(
    live.map(async (provider) => {
      if (await claimTurn(provider.id)) await discoverModels(provider);
    }),
  );
}

/**
 * Asks one server and keeps its answer for web and worker. Without an answer the last one stays: what cannot be reached
 * is not gone. @returns the problem in words, or null
 */
export async function discoverModels(provider: ImageProvider): Promise<string | null> {
  if (!provider.discover) return null;
  try {
    await keep(provider.id, {
      models: [...(await provider.discover(AbortSignal.timeout(ANSWER_MS)))],
      problem: null,
    });
    return null;
  } catch (error) {
    const problem = describeFailure(error);
    log({ part: "providers", provider: provider.id }).warn({ err: error }, "models could not be listed");
    await keep(provider.id, { problem });
    return problem;
  }
}

/** What a call that only looks said, for the person who set the provider up. */
export function describeFailure(error: unknown): string {
  if (wasRefused(error)) return REFUSED_ADDRESS;
  if (error instanceof ProviderError) return error.message;
  const late = error instanceof Error && error.name === "TimeoutError";
  return late ? "It did not answer in time." : "It could not be asked. The studio's log says why.";
}

/** Adapters do not say it in these words: only who can change the settings has use for them. */
const REFUSED_ADDRESS =
  "The studio may not call this address. One in its own network needs PROVIDERS_ALLOW_PRIVATE=true in the server's settings.";

function wasRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error instanceof OutboundError && error.kind === "refused-address") || wasRefused(error.cause);
}

/** True for one caller each `FRESH_MS`, and for the first after a start. */
async function claimTurn(providerId: string): Promise<boolean> {
  const claimed = await db().execute(sql`
    insert into provider_models (provider_id, tried_at) values (${providerId}, now())
    on conflict (provider_id) do update set tried_at = now()
    where provider_models.tried_at < greatest(now() - make_interval(secs => ${FRESH_MS / 1000}), ${startedAt.toISOString()}::timestamptz)
    returning provider_id`);
  return claimed.rows.length > 0;
}

async function keep(
  providerId: string,
  answer: { models?: ModelCapabilities[]; problem: string | null },
): Promise<void> {
  const values = { ...answer, triedAt: new Date() };
  await db()
    .insert(providerModels)
    .values({ providerId, ...values })
    .onConflictDoUpdate({ target: providerModels.providerId, set: values });
}
