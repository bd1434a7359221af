import type { ProviderSettingsRow } from "#db/schema/providers.ts";
import { env } from "#lib/env.ts";
import { findKind } from "#lib/images/providers/kinds.ts";
import type { ImageProvider } from "#lib/images/providers/types.ts";
import { withIdentity } from "#lib/images/providers/with-identity.ts";
import { log } from "#lib/log.ts";
import { unseal } from "#lib/secret-box.ts";

export type Built = { provider: ImageProvider; problem: null } | { provider: null; problem: string };

/** The provider that a row describes, or why there is none. Opens no connection. */
export function buildProvider(row: ProviderSettingsRow): Built {
  const kind = findKind(row.kind);
  if (!kind) return failed("This version of the studio does not know this kind of provider.");
  const apiKey = row.sealedKey === null ? undefined : unseal(row.sealedKey, row.id);
  if (apiKey === null) {
    return failed("Its key cannot be read: PROVIDER_KEYS_SECRET is another one now. Enter the key again.");
  }
  // Only admins may look into the server's network.
  // Where the vendor itself is asked, nothing that it answers has to lead into this network.
  const allowPrivate = row.userId === null && row.baseUrl !== null && env().PROVIDERS_ALLOW_PRIVATE;
  const settings = { apiKey, baseURL: row.baseUrl ?? undefined, options: row.options, allowPrivate };
  try {
    return {
      provider: withIdentity(kind.create(settings), { id: row.id, label: row.name }),
      problem: null,
    };
  } catch (error) {
    log({ part: "providers", provider: row.id }).warn({ err: error }, "provider could not be set up");
    return failed("It cannot be used with these settings. Check its address and key.");
  }
}

function failed(problem: string): Built {
  return { provider: null, problem };
}
