import { z } from "zod";
import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { ProviderId } from "#lib/images/provider-settings/input.ts";
import { assertOwnKeysAllowed } from "#lib/images/provider-settings/owner.ts";
import { testProvider } from "#lib/images/provider-settings/test-provider.ts";

const params = z.object({ providerId: ProviderId });

/** Makes a harmless call to the provider; a provider that fails it is an answer, not an error. */
export const POST = route({ params }, async ({ user, params }) => {
  assertOwnKeysAllowed();
  await limitRequests(user);
  return Response.json(await testProvider(user, params.providerId));
});
