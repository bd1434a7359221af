import { z } from "zod";
import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { changeProvider, removeProvider } from "#lib/images/provider-settings/change.ts";
import { ChangeProvider, ProviderId } from "#lib/images/provider-settings/input.ts";
import { getProviderSettings } from "#lib/images/provider-settings/list.ts";
import { assertOwnKeysAllowed } from "#lib/images/provider-settings/owner.ts";

const params = z.object({ providerId: ProviderId });

export const PATCH = route({ params, body: ChangeProvider }, async ({ user, params, body }) => {
  assertOwnKeysAllowed();
  await limitRequests(user);
  await changeProvider(user, params.providerId, body);
  return Response.json({ provider: await getProviderSettings(user, params.providerId) });
});

/** Always possible: a key can be taken back where none may be brought any more. */
export const DELETE = route({ params }, async ({ user, params }) => {
  await removeProvider(user, params.providerId);
  return new Response(null, { status: 204 });
});
