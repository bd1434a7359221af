import { route } from "#lib/api.ts";
import { limitRequests } from "#lib/images/limits.ts";
import { addProvider } from "#lib/images/provider-settings/change.ts";
import { AddProvider } from "#lib/images/provider-settings/input.ts";
import { getProviderSettings, listProviderSettings } from "#lib/images/provider-settings/list.ts";
import { assertOwnKeysAllowed } from "#lib/images/provider-settings/owner.ts";

export const GET = route({}, async ({ user }) => {
  assertOwnKeysAllowed();
  return Response.json(await listProviderSettings(user));
});

export const POST = route({ body: AddProvider }, async ({ user, body }) => {
  assertOwnKeysAllowed();
  await limitRequests(user);
  const { id } = await addProvider(user, body);
  return Response.json({ provider: await getProviderSettings(user, id) }, { status: 201 });
});
